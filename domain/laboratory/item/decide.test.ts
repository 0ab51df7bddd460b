import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../dates/civil-date.ts';
import { decideItem, type ItemCommand } from './decide.ts';
import { itemEventData } from './events.ts';
import { evolveItem } from './evolve.ts';
import { type ItemRecord, noItem } from './item.ts';
import type { CaseNumber } from '../../identifiers/case-number.ts';
import type { Proposal } from './proposal.ts';

const day = civilDate('2026-11-22');
const caseNumber = 'CAS-12345-ABCDE' as CaseNumber;
const digits = (n: number): string => String(n).padStart(2, '0');
const at = (minute: number): string => `2026-11-22T${digits(9 + Math.floor(minute / 60))}:${digits(minute % 60)}:00.000Z`;
const now = at(0);

const received: ItemCommand = { do: 'receive', file: 'f', number: 1, laboratory: '62010', report: { familyName: 'NOWAK' } };
const aside: ItemCommand = { do: 'set-aside', finding: 'possible-hit', candidates: [{ participantId: 'p', score: 0.8, because: ['one-digit-off'] }] };
const record: Proposal = { kind: 'record', participantId: 'p', corrections: {}, correspondence: { to: 'record' } };
const taken = (by: string, minute = 0): ItemCommand => ({ do: 'take-up', by, now: at(minute), until: at(minute + 20) });
const byHand = (by: string, minute = 0) => ({ by, caseNumber, comment: 'by telephone', now: at(minute) });
const proposed = (by: string, proposal: Proposal = record): ItemCommand => ({ do: 'propose', proposal, ...byHand(by) });

/** The item after these commands, each of which must succeed. */
const lived = (...commands: readonly ItemCommand[]): ItemRecord =>
  commands.reduce<ItemRecord>((item, command) => {
    const decided = decideItem(item, command, day);
    if (E.isLeft(decided)) throw new Error(decided.left.code);
    return decided.right.reduce(evolveItem, item);
  }, noItem);

const placeOf = (item: ItemRecord): string => (item.kind === 'item' ? item.place.at : 'nowhere');
const refused = (item: ItemRecord, command: ItemCommand): string | null => {
  const decided = decideItem(item, command, day);
  return E.isLeft(decided) ? decided.left.code : null;
};

const proposal = lived(received, aside, taken('ann'), proposed('ann'));

describe('an item of a laboratory', () => {
  it('that matches one person goes to the record without anybody', () => {
    const item = lived(received, { do: 'match', participantId: 'p' }, { do: 'settle', participantId: 'p' });
    expect(item).toMatchObject({ place: { at: 'settled', outcome: 'automatic', participantId: 'p' } });
  });

  it.each<[string, Proposal, string]>([
    ['by hand', record, 'by-hand'],
    ['under a dummy number', { ...record, kind: 'dummy' } as unknown as Proposal, 'dummy'],
    ['by its removal', { kind: 'remove' }, 'removed'],
  ])('ends %s when one proposes and another accepts', (_, what, outcome) => {
    const item = lived(received, aside, taken('ann'), proposed('ann', what), taken('bob'), { do: 'accept', ...byHand('bob') }, { do: 'settle', participantId: null });
    expect(item).toMatchObject({ place: { at: 'settled', outcome } });
  });

  it('that was sent back stands where it stood before, and says so', () => {
    const back = lived(received, aside, taken('ann'), proposed('ann'), taken('bob'), { do: 'send-back', ...byHand('bob') });
    expect(back).toMatchObject({ place: { at: 'to-process', candidates: [{ participantId: 'p' }] }, sentBack: true, lock: null });
  });

  it('whose result the record refuses waits for validation, also after it was checked', () => {
    const failed: ItemCommand = { do: 'fail-validation', participantId: 'p', faults: ['duplicate-slide-number'] };
    expect(placeOf(lived(received, { do: 'match', participantId: 'p' }, failed))).toBe('validation');
    expect(placeOf(lived(received, aside, taken('ann'), proposed('ann'), taken('bob'), { do: 'accept', ...byHand('bob') }, failed))).toBe('validation');
  });

  it('is never checked by whoever proposed', () => {
    expect(refused(proposal, taken('ann'))).toBe('same-person');
    expect(refused(proposal, { do: 'accept', ...byHand('ann') })).toBe('same-person');
  });

  it('is one person\'s for a time, and anybody\'s after', () => {
    const held = lived(received, aside, taken('ann'));
    expect(refused(held, taken('bob', 19))).toBe('item-held');
    expect(refused(held, { ...proposed('bob') })).toBe('item-held');
    expect(refused(held, taken('bob', 20))).toBeNull();
    expect(refused(held, { do: 'propose', proposal: record, ...byHand('ann', 20) })).toBe('not-taken-up');
  });

  it('is not acted on without being taken up, without a comment, or where it does not stand', () => {
    expect(refused(lived(received, aside), proposed('ann'))).toBe('not-taken-up');
    expect(refused(lived(received, aside, taken('ann')), { ...byHand('ann'), do: 'propose', proposal: record, comment: ' ' })).toBe('comment-needed');
    expect(refused(lived(received), taken('ann'))).toBe('not-on-this-list');
    expect(refused(noItem, taken('ann'))).toBe('no-such-item');
    expect(refused(proposal, received)).toBe('already-received');
  });
});

const someone = fc.constantFrom('ann', 'bob', 'cat');
const anything: fc.Arbitrary<ItemCommand> = fc.oneof(
  fc.constant(received),
  fc.constant<ItemCommand>({ do: 'match', participantId: 'p' }),
  fc.constant(aside),
  fc.constant<ItemCommand>({ do: 'fail-validation', participantId: null, faults: ['missing-value'] }),
  fc.constant<ItemCommand>({ do: 'settle', participantId: 'p' }),
  fc.tuple(someone, fc.nat(60)).map(([by, minute]) => taken(by, minute)),
  someone.map((by): ItemCommand => ({ do: 'put-back', by, now })),
  fc.tuple(someone, fc.nat(60), fc.constantFrom<ItemCommand['do'][]>('propose', 'query', 'accept', 'send-back')).map(
    ([by, minute, what]) => ({ do: what, reason: 'non-match', proposal: record, ...byHand(by, minute) }) as ItemCommand,
  ),
);

it('whatever anybody tries with an item, two people agreed to what was done by hand, and what is settled stays so', () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 60 }), (commands) => {
      let item = lived(received);
      let proposer = '';
      let checker = '';
      for (const command of commands) {
        const decided = decideItem(item, command, day);
        if (E.isLeft(decided)) continue;
        for (const event of decided.right) {
          expect(itemEventData[event.type].is(event.data)).toBe(true);
          if (placeOf(item) === 'settled') throw new Error('something happened after the end');
          if (event.type === 'item-proposed') proposer = event.data.by;
          if (event.type === 'item-accepted') checker = event.data.by;
          if (event.type === 'item-settled' && event.data.outcome !== 'automatic') expect([proposer, checker].includes('') || proposer === checker).toBe(false);
          item = evolveItem(item, event);
        }
      }
    }),
    { numRuns: 1000 },
  );
});
