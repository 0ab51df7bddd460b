import { describe, expect, it } from 'vitest';
import { joined, result, when } from './example-life.ts';
import { hidden, hiddenEvent } from './hidden.ts';

const secret = { lines: ['1 SAFE HOUSE', 'LEEDS'], postcode: 'LS1 6AE' };
const contact = { telephone: '0113 496 0000', mobile: '07700900123', email: 'safe@example.org', language: 'pl', interpreter: true };
const moved = { address: { ...secret, lines: ['2 SAFE HOUSE'] }, contact, practice: 'C83003' };

const lives = [
  joined('2026-01-01', { address: secret, practice: 'B82002', contact }),
  when(joined('2026-01-01'), '2026-01-02', 'change-demographics', moved),
  when(joined('2026-01-01'), '2026-02-20', 'record-result', result('2026-02-10', 'X0A', { letterAddress: secret, senderCode: 'B82002' })),
  when(joined('2026-01-01'), '2026-02-20', 'record-result', result('2026-02-10', '39A', { letterAddress: secret, senderCode: 'B82002' })),
  when(joined('2026-01-01'), '2026-02-20', 'import-history', { results: [result('2026-01-02', 'X0A', { senderCode: 'B82002' }).result], source: 'earlier system' }),
  when(joined('2026-01-01'), '2026-02-20', 'restrict', { reason: 'Lives at SAFE HOUSE.', by: 'csas' }),
];

describe('what a restricted record hides (D-38)', () => {
  it.each(lives)('is in nothing of the record, nor of what happened: life %#', (life) => {
    const [p, events] = 'then' in life ? [life.then, life.events] : [life, []];
    const shown = JSON.stringify([hidden(p), events.map(hiddenEvent)]);
    for (const each of ['SAFE', 'LEEDS', 'LS1', 'B82002', 'C83003', '0113', '07700', 'example.org']) expect(shown).not.toContain(each);
  });

  it('is not that they need an interpreter, nor anything of their tests', () => {
    const p = when(joined('2026-01-01', { contact }), '2026-02-20', 'record-result', result('2026-02-10', 'X0A', { laboratory: '62010' })).then;
    expect([hidden(p).demographics.contact, hidden(p).results]).toEqual([{ ...contact, telephone: null, mobile: null, email: null }, p.results]);
  });
});
