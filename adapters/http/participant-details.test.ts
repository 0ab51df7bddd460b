import { describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import type { TestResult } from '../../domain/participant/test-result.ts';
import { at, withApi } from '../../test/api.ts';
import { someoneOf } from '../../test/identities.ts';
import { nhsNumber } from '../../test/in-memory.ts';

const api = withApi();
const result = (testDate: string, more: Partial<TestResult> = {}) => command('record-result', { result: { testDate: civilDate(testDate), cytology: 'X', hpv: '0', action: 'A', ...more } });
const level = async () => ({ 'csms-position': String(await api().deps.log.head()) });
const home = (line: string) => ({ lines: [line], postcode: 'LS1 6AE' });

describe('the tests of somebody', () => {
  it('are told in words, newest first, with what became of the letter', async () => {
    const path = await api().join(1);
    await api().carryOut(1, result('2026-10-05', { laboratory: '62010', senderCode: 'GYNE', slideNumber: '26000001' }));
    await api().carryOut(1, result('2026-11-01', { cytology: '2', hpv: '9', action: 'R', sourceType: 7 }));
    const { body } = await api().get(`${path}/tests`, await level());
    expect(body).toMatchObject({
      tests: [
        { codes: '29R', cytologySays: 'cytology negative', hpvSays: 'HPV positive', letter: null },
        { codes: 'X0A', hpvSays: 'HPV negative', laboratoryName: 'Manchester', senderName: null, letter: { letter: 'PX0A', status: 'processing', askedOn: '2026-11-22' } },
      ],
    });
  });
});

describe('a slide', () => {
  const find = async (body: object) => at((await api().post('/api/v1/participants/search-by-slide', body, await level())).body, 'participants.*.nhsNumber');

  it('leads to whose it is, with its laboratory or without', async () => {
    for (const [n, laboratory] of [[2, '61025'], [3, '62010']] as const) {
      await api().join(n);
      await api().carryOut(n, result('2026-10-05', { laboratory, slideNumber: 'S-1' }));
    }
    expect((await find({ slideNumber: 'S-1' })) as string[]).toHaveLength(2);
    expect(await find({ slideNumber: 'S-1', laboratory: '62010' })).toEqual([nhsNumber(3)]);
    expect(await find({ slideNumber: 'S-2' })).toEqual([]);
  });
});

describe('where somebody lived, and who looks after them', () => {
  it('is told from the present back', async () => {
    const path = await api().join(4, { address: home('1 OLD ROAD') });
    api().setToday('2026-11-23');
    await api().carryOut(4, command('change-demographics', { address: home('2 NEW ROAD') }));
    expect((await api().get(`${path}/addresses`)).body).toEqual({
      addresses: [{ address: home('2 NEW ROAD'), from: '2026-11-23', until: null }, { address: home('1 OLD ROAD'), from: '2026-11-22', until: '2026-11-23' }],
    });
  });

  it('is named and found where the register has the practice', async () => {
    const path = await api().join(5, { practice: 'B82002' });
    const bare = { practice: 'B82002', name: null, address: null, telephone: null, restricted: false };
    expect((await api().get(`${path}/practice`)).body).toEqual(bare);
    const details = { name: 'THE SURGERY', kind: 'general-practice', cipher: null, address: home('LAWSON STREET'), telephone: '01642 000000' };
    expect((await api().post('/api/v1/senders/B82002/add', { details, comment: 'Opened.' })).status).toBe(200);
    expect((await api().get(`${path}/practice`, await level())).body).toEqual({ ...bare, name: 'THE SURGERY', address: home('LAWSON STREET'), telephone: '01642 000000' });
  });
});

describe('to a sample taker, of a restricted record', () => {
  const theirs = withApi({ identify: async () => someoneOf('sample-taker') });

  it('the practice is hidden, and the tests are told', async () => {
    const path = await theirs().join(6);
    await theirs().carryOut(6, result('2026-10-05', { senderCode: 'A81001' }));
    await theirs().carryOut(6, command('restrict', { by: 'csas', reason: 'At risk' }));
    expect((await theirs().get(`${path}/practice`)).body).toMatchObject({ practice: null, name: null, restricted: true });
    expect(at((await theirs().get(`${path}/tests`)).body, 'tests.*.result.senderCode')).toEqual([undefined]);
    expect((await theirs().get(`${path}/addresses`)).status).toBe(403);
  });
});
