import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SlideNumbers } from '../../application/ports/read-models.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import type { TestResult } from '../../domain/participant/test-result.ts';
import { withDatabase } from '../../test/database.ts';
import { inMemory, nhsNumber, participantIds } from '../../test/in-memory.ts';
import { does } from '../../test/lives.ts';
import { joining } from '../../test/people.ts';
import { emptied, readModelsOf } from '../../test/read-models.ts';
import { slideHolders } from './queries.ts';
import type { SlideNumberRow } from './table.ts';

const database = withDatabase();
const day = civilDate('2026-03-02');
const laboratory = '60280';
const result = (slideNumber: string | undefined, more: Partial<TestResult> = {}): TestResult => ({
  testDate: civilDate('2026-02-20'), cytology: 'X', hpv: '0', action: 'A', laboratory, ...(slideNumber === undefined ? {} : { slideNumber }), ...more,
});
const recorded = (...told: Parameters<typeof result>) => command('record-result', { result: result(...told) });
const idOf = (n: number) => participantIds.of(nhsNumber(n));

const world = () => {
  const { log, ...others } = inMemory();
  const models = readModelsOf(database().db, log);
  const slideNumbers = slideHolders(database().db, log, models.reach);
  const deps = { ...others, log, slideNumbers };
  const rows = async (): Promise<readonly SlideNumberRow[]> => {
    await models.catchUp();
    return (await sql<SlideNumberRow>`select * from read_model.slide_number order by laboratory, slide_number, test_date, participant_id`.execute(database().db)).rows;
  };
  return { deps, rows, does: does(deps), holders: (...slides: readonly string[]) => slideNumbers.mayHold(slides.map((slideNumber) => ({ laboratory, slideNumber }))) };
};

describe('who holds a slide (VAL-06)', () => {
  let here: ReturnType<typeof world>;

  beforeAll(async () => {
    await emptied(database().db);
    here = world();
    for (const n of [0, 1, 2, 3]) await here.does(n, day, joining(n));
  });

  it('is whoever has a result of it on the record, known at once, and with others asked for in one question', async () => {
    await here.does(0, day, recorded('A1'));
    await here.does(1, day, command('import-history', { results: [result('B1', { testDate: civilDate('2020-01-05') })], source: 'earlier system' }));
    expect(await here.holders('A1')).toEqual([idOf(0)]);
    expect([...(await here.holders('A1', 'B1', 'C1'))].sort()).toEqual([idOf(0), idOf(1)].sort());
    expect(await here.rows()).toEqual([
      { participant_id: idOf(0), number: 1, laboratory, slide_number: 'A1', test_date: '2026-02-20' },
      { participant_id: idOf(1), number: 1, laboratory, slide_number: 'B1', test_date: '2020-01-05' },
    ]);
  });

  it('is nobody whose result waits for validation, was withdrawn, or does not name the slide in full', async () => {
    await here.does(2, day, recorded('D1', { cytology: '3' }));
    await here.does(1, day, command('withdraw-result', { testDate: civilDate('2020-01-05') }));
    await here.does(3, day, recorded(undefined));
    const { laboratory: _, ...withoutLaboratory } = result('E1', { testDate: civilDate('2026-02-21') });
    await here.does(3, day, command('record-result', { result: withoutLaboratory }));
    expect(await here.holders('B1', 'D1', 'E1')).toEqual([]);
    expect((await here.rows()).map(({ slide_number }) => slide_number)).toEqual(['A1']);
  });

  it('is not guessed when the table does not become level with the log', async () => {
    const { log } = here.deps;
    const late = slideHolders(database().db, log, () => Promise.resolve(false));
    await expect(late.mayHold([{ laboratory, slideNumber: 'A1' }])).rejects.toThrow('not level');
  });
});

it('a slide that two processes record at the same instant is on both records, and both are found by it', async () => {
  await emptied(database().db);
  const { deps, rows, does: here, holders } = world();
  for (const n of [0, 1, 2]) await here(n, day, joining(n));
  let waiting = 2;
  let release: () => void = () => undefined;
  const bothHaveAsked = new Promise<void>((resolve) => (release = resolve));
  /** Each process has its answer before either stores. */
  const atOnce: SlideNumbers = {
    mayHold: async (slides) => {
      const found = await deps.slideNumbers.mayHold(slides);
      if (--waiting === 0) release();
      await bothHaveAsked;
      return found;
    },
  };
  await Promise.all([0, 1].map((n) => does({ ...deps, slideNumbers: atOnce })(n, day, recorded('A1'))));
  await here(2, day, recorded('A1'));
  expect((await rows()).map(({ participant_id }) => participant_id)).toEqual([idOf(0), idOf(1)].sort());
  expect(await holders('A1')).toHaveLength(2);
});
