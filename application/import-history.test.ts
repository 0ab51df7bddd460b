import { describe, expect, it } from 'vitest';
import { type CivilDate, civilDate } from '../domain/dates/civil-date.ts';
import { cohortCells } from '../test/cohort-rows.ts';
import { everything, nhsNumber } from '../test/in-memory.ts';
import { importing } from '../test/importing.ts';
import { contentOf, endingAfter, received } from '../test/received.ts';
import { type HistoryRow, importHistory } from './import-history.ts';

const test = (testDate: CivilDate): HistoryRow['history']['results'][number] => ({ testDate, cytology: 'X', hpv: '0', action: 'A', slideNumber: `s${testDate}` });
const history = (n: number, ...dates: readonly string[]): HistoryRow => ({ nhsNumber: nhsNumber(n), history: { results: dates.map((date) => test(civilDate(date))) } });

/** People 0 to 9 are in the cohort. */
const withCohort = async () => {
  const system = importing();
  await system.cohort(Array.from({ length: 10 }, (_, n) => cohortCells(n)));
  const file = (rows: readonly HistoryRow[], name = 'history.ndjson') => received(name, rows.map(contentOf));
  return {
    ...system,
    history: (rows: readonly HistoryRow[], name?: string) => importHistory(system.deps)(file(rows, name), system.options),
    historyKilled: (rows: readonly HistoryRow[], after: number) => importHistory(system.deps)(endingAfter(after, file(rows)), system.options).catch(() => undefined),
  };
};

describe('a history from an earlier system', () => {
  it('is taken over on to the record, and the due date follows from it', async () => {
    const { history: take, person } = await withCohort();
    expect(await take([history(1, '2021-03-01', '2024-03-01'), history(2)])).toMatchObject({ read: 2, faulty: 0 });
    expect(await person(1)).toMatchObject({
      results: [{ testDate: '2021-03-01', number: 1 }, { testDate: '2024-03-01', number: 2 }],
      schedule: { nextTestDueDate: '2027-03-01', recallType: 'routine' },
    });
  });

  it('states a cease', async () => {
    const { history: take, person } = await withCohort();
    const ceased = { on: civilDate('2025-03-02'), reason: 'informed-choice' } as const;
    await take([{ ...history(1, '2024-03-01'), history: { ...history(1, '2024-03-01').history, ceased } }]);
    expect((await person(1))?.ceased).toMatchObject({ reason: 'informed-choice', since: '2025-03-02' });
  });

  it('of somebody who is not in the cohort is a fault, kept until they are', async () => {
    const { history: take, cohort, person, kept } = await withCohort();
    const rows = [history(1, '2024-03-01'), history(44, '2024-03-01')];
    expect(await take(rows)).toMatchObject({ loaded: 1, faulty: 1, faults: [{ line: 3, code: 'unknown-participant', field: 'nhsNumber' }] });
    expect(kept()).toMatchObject([{ line: 3, raw: 'row 3 of history.ndjson' }]);
    await cohort([cohortCells(44)], 'b');
    expect(await take(rows)).toMatchObject({ loaded: 1, unchanged: 1, faulty: 0 });
    expect((await person(44))?.results).toHaveLength(1);
    expect(kept()).toEqual([]);
  });

  it('with a test before the date of birth is a fault', async () => {
    const { history: take, person } = await withCohort();
    expect(await take([history(1, '2024-03-01', '1970-03-01')])).toMatchObject({ loaded: 0, faults: [{ code: 'test-before-birth', field: 'results[1].testDate' }] });
    expect((await person(1))?.results).toEqual([]);
  });

  it('taken over again, from whatever file, adds nothing; another one of the same person is a fault', async () => {
    const { history: take, deps } = await withCohort();
    await take([history(1, '2024-03-01')]);
    const before = await deps.log.head();
    expect(await take([history(1, '2024-03-01')])).toMatchObject({ loaded: 0, unchanged: 1 });
    const reordered = { nhsNumber: nhsNumber(1), history: { results: history(1, '2024-03-01').history.results.map((result) => Object.fromEntries(Object.entries(result).reverse()) as typeof result) } };
    expect(await take([reordered], 'b')).toMatchObject({ loaded: 0, unchanged: 1 });
    expect(await take([history(1, '2023-03-01')], 'c')).toMatchObject({ loaded: 0, faults: [{ code: 'history-already-imported' }] });
    expect(await deps.log.head()).toBe(before);
  });

  it('killed at any row and loaded again ends with exactly the events of an undisturbed load', async () => {
    const rows = Array.from({ length: 10 }, (_, n) => history(n === 4 ? 3 : n === 7 ? 77 : n, '2020-01-01', `2023-0${(n % 9) + 1}-01`));
    const undisturbed = await withCohort();
    const expected = await undisturbed.history(rows);
    for (let after = 0; after < rows.length; after++) {
      const { history: take, historyKilled, deps, kept } = await withCohort();
      await historyKilled(rows, after);
      await historyKilled(rows, Math.floor(after / 2) + 1);
      expect(await take(rows)).toMatchObject({ faults: expected.faults });
      expect(await everything(deps.log)).toEqual(await everything(undisturbed.deps.log));
      expect(kept()).toEqual(undisturbed.kept());
    }
  });
});
