import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, civilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import { at, withApi } from '../../test/api.ts';
import { nhsNumber } from '../../test/in-memory.ts';

const api = withApi();
const numbersOf = (...people: readonly number[]) => people.map(nhsNumber);

/** Asks for a list as it is after everything that was done. */
const read = async (path: string) => api().get(path, { 'csms-position': String(await api().deps.log.head()) });
const numbersIn = (body: unknown) => at(body, 'items.*.nhsNumber');

/** Goes from day to day, doing for the n-th person what is due. */
const pass = async (n: number, from: string, days: readonly number[]): Promise<void> => {
  for (const later of days) {
    api().setToday(addDays(civilDate(from), later));
    await api().carryOut(n, command('carry-out-day', {}));
  }
};

beforeAll(async () => {
  api().setToday('2026-01-05');
  for (const n of [1, 2, 3, 4]) await api().join(n);
  await api().join(5, { practice: null });
  await api().join(6, { practice: 'B82002' });
  for (const n of [1, 2, 3, 4, 5, 6]) await pass(n, '2026-01-05', [1]);
  await api().carryOut(2, command('invite', { by: 'practice' }));
  await api().carryOut(4, command('cease', { reason: 'no-cervix', by: 'csas' }));
  await api().carryOut(6, command('record-result', { result: { testDate: civilDate('2026-01-02'), cytology: '4', hpv: '9', action: 'S' } }));
});

describe('the prior notification list', () => {
  it('holds those of one practice, with their count, and those without a practice on a list of their own', async () => {
    const { body } = await read('/api/v1/practices/A81001/prior-notification-list');
    expect(body).toMatchObject({ total: 3, next: null });
    expect(new Set(numbersIn(body) as string[])).toEqual(new Set(numbersOf(1, 2, 3)));
    expect(at(body, 'items.*.reviewBy')).toEqual(Array(3).fill('2026-02-03'));
    expect(numbersIn((await read('/api/v1/practices/none/prior-notification-list')).body)).toEqual(numbersOf(5));
    expect((await read('/api/v1/practices/Z99999/prior-notification-list')).body).toEqual({ total: 0, items: [], next: null });
  });

  it('leaves out those who are answered for, when asked to', async () => {
    const { body } = await read('/api/v1/practices/A81001/prior-notification-list?awaitingAnswer=true');
    expect(at(body, 'total')).toBe(2);
    expect(numbersIn(body)).not.toContain(nhsNumber(2));
  });

  it('is filtered and sorted as somebody asks, and counts what is left', async () => {
    const list = '/api/v1/practices/A81001/prior-notification-list';
    const total = async (query: string) => at((await read(`${list}?${query}`)).body, 'total');
    expect([await total('recallType=called'), await total('recallType=routine'), await total('reviewByTo=2026-02-03'), await total('reviewByTo=2026-02-02')]).toEqual([3, 0, 3, 0]);
    const { body } = await read(`${list}?sort=-listed-on&limit=2`);
    expect([at(body, 'total'), at(body, 'items.*.reviewInDays')]).toEqual([3, [28, 28]]);
    const rest = await read(`${list}?sort=-listed-on&limit=2&cursor=${String(at(body, 'next'))}`);
    expect(new Set([...(numbersIn(body) as string[]), ...(numbersIn(rest.body) as string[])])).toEqual(new Set(numbersOf(1, 2, 3)));
    expect((await read(`${list}?cursor=${String(at(body, 'next'))}`)).body).toMatchObject({ status: 400, field: 'cursor' });
  });

  it('comes in pages without a gap or a repetition', async () => {
    const seen: unknown[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page++) {
      const { body } = await read(`/api/v1/practices/A81001/prior-notification-list?limit=1${cursor}`);
      expect(at(body, 'total')).toBe(3);
      seen.push(...(numbersIn(body) as unknown[]));
      cursor = `&cursor=${String(at(body, 'next'))}`;
    }
    expect(cursor).toBe('&cursor=null');
    expect(new Set(seen)).toEqual(new Set(numbersOf(1, 2, 3)));
  });

  it.each([
    ['/api/v1/practices/A81001/prior-notification-list?limit=0', 'limit'],
    ['/api/v1/practices/A81001/prior-notification-list?limit=101', 'limit'],
    ['/api/v1/practices/A81001/prior-notification-list?limit=1&limit=2', 'limit'],
    ['/api/v1/practices/A81001/prior-notification-list?cursor=nonsense', 'cursor'],
    ['/api/v1/practices/A81001/prior-notification-list?awaitingAnswer=yes', 'awaitingAnswer'],
    ['/api/v1/practices/a81001/prior-notification-list', 'practice'],
    ['/api/v1/practices/A81001/counts?limit=1', 'limit'],
    ['/api/v1/letters?state=lost', 'state'],
    ['/api/v1/practices/A81001/prior-notification-list?sort=family-name', 'sort'],
    ['/api/v1/practices/A81001/prior-notification-list?recallType=overdue', 'recallType'],
    ['/api/v1/practices/A81001/prior-notification-list?reviewByTo=soon', 'reviewByTo'],
    ['/api/v1/practices/A81001/to-review?kind=old', 'kind'],
    ['/api/v1/worklists/failsafe?weeks=7', 'weeks'],
    ['/api/v1/worklists/validation?reason=because', 'reason'],
  ])('is not asked for by %s', async (path, field) => {
    expect((await api().get(path)).body).toMatchObject({ status: 400, field });
  });
});

describe('the other lists', () => {
  it('hold whom to review, who is on a worklist, and how many there are', async () => {
    expect((await read('/api/v1/practices/A81001/to-review')).body).toMatchObject({ total: 1, items: [{ nhsNumber: nhsNumber(4), kind: 'recently-ceased', newPatient: false, ceasedFor: 'no-cervix' }] });
    expect((await read('/api/v1/practices/A81001/counts')).body).toEqual({ priorNotificationList: 3, awaitingAnswer: 2, nonResponders: 0, toReview: 1 });
  });

  it('hold results that failed validation until they are settled', async () => {
    await api().carryOut(5, command('record-result', { result: { testDate: civilDate('2026-01-02'), cytology: '3', hpv: '0', action: 'A' } }));
    expect((await read('/api/v1/worklists/validation')).body).toMatchObject({ total: 1, items: [{ nhsNumber: nhsNumber(5), codes: '30A', testDate: '2026-01-02' }] });
    await api().carryOut(5, command('settle-result', { testDate: civilDate('2026-01-02'), remove: true }));
    expect((await read('/api/v1/worklists/validation')).body).toMatchObject({ total: 0 });
  });

  it('hold those who never answer, and those of whom colposcopy tells nothing', async () => {
    await pass(1, '2026-02-03', [0, 18 * 7, 32 * 7]);
    expect((await read('/api/v1/practices/A81001/non-responders')).body).toMatchObject({ total: 1, items: [{ nhsNumber: nhsNumber(1), nonResponderCount: 1, since: '2026-09-15' }] });
    await pass(6, '2027-03-01', [0]);
    expect((await read('/api/v1/worklists/failsafe')).body).toMatchObject({ total: 1, items: [{ nhsNumber: nhsNumber(6), referral: { testDate: '2026-01-02', weeks: 2 } }] });
  });

  it('hold letters in the order in which they were asked for, by where they stand', async () => {
    const { body } = await read('/api/v1/letters');
    expect(at(body, 'items.*.letter')).toEqual(['CXNC', 'P49S', 'PA1', 'PA2']);
    const positions = at(body, 'items.*.position') as number[];
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    await api().carryOut(3, command('pause', { by: 'csas' }));
    await api().carryOut(3, command('cease', { reason: 'no-cervix', by: 'csas' }));
    expect((await read('/api/v1/letters?state=held')).body).toMatchObject({ total: 1, items: [{ letter: 'CXNC', state: 'held' }] });
  });
});
