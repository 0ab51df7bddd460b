import type { Kysely } from 'kysely';
import { dailyRunOfOne } from '../application/daily-run-of-one.ts';
import { addDays, addMonths, type CivilDate, civilDate } from '../domain/dates/civil-date.ts';
import { type Command, command } from '../domain/participant/commands.ts';
import type { CeaseReason } from '../domain/codes/recall.ts';
import type { TestResult } from '../domain/participant/test-result.ts';
import { nhsNumber } from './in-memory.ts';
import { joining } from './people.ts';
import { emptyWorld } from './read-models.ts';

const began = civilDate('2025-03-15');
/** The day on which the lives below have arrived. */
export const arrived = civilDate('2026-11-22');
const practices = ['A81001', 'B82002', 'C83003', null] as const;
export const people = 48;

const tested = (testDate: CivilDate, codes: string, n: number): TestResult => {
  const [cytology, hpv, action] = [...codes] as [TestResult['cytology'], NonNullable<TestResult['hpv']>, TestResult['action']];
  return { testDate, cytology, hpv, action, slideNumber: String(20_000_000 + n), laboratory: n % 2 === 0 ? '62010' : '60540' };
};

const reasons: readonly CeaseReason[] = ['no-cervix', 'informed-choice', 'radiotherapy'];
const result = (codes: string) => (on: CivilDate, n: number): Command => command('record-result', { result: tested(addDays(on, -9 - (n % 3) * 5), codes, n) });

/** What happens to every twelfth person, how many days after joining. */
const lives: readonly (readonly (readonly [day: number, what: (on: CivilDate, n: number) => Command])[])[] = [
  [],
  [[70, result('X0A')]],
  [[60, result('39S')]],
  [[90, result('29R')], [100, () => command('change-demographics', { practice: 'B82002' })]],
  [[80, result('X9A')]],
  [[20, () => command('pause', { by: 'csas' })], [30, result('X0A')]],
  [[45, () => command('defer', { reason: 'pregnancy', by: 'csas', months: 12 })]],
  [[15, (_, n) => command('cease', { reason: reasons[Math.floor(n / 12) % 3] ?? 'age', by: 'csas', signedForm: true })]],
  [[110, result('XUR')]],
  [[0, (on, n) => command('import-history', { results: [tested(addMonths(on, -50), 'X0A', n)], source: 'earlier system' })]],
  [[0, (on, n) => command('import-history', { results: [tested(addMonths(on, -30), 'X0A', n), tested(addMonths(on, -2), 'XUR', n + 1000)], source: 'earlier system' })]],
  [],
];

type Happening = readonly [on: CivilDate, what: (on: CivilDate, n: number) => Command];

const happeningsOf = (n: number): readonly Happening[] => {
  const joined = addDays(began, (n % 8) * 85);
  const joins = (): Command =>
    joining(n, {
      dateOfBirth: addDays(civilDate('1960-03-31'), n * 330),
      practice: practices[(n + Math.floor(n / 12)) % practices.length] ?? null,
      name: { prefix: 'MS', given: `GIVEN${n}`, otherGiven: null, family: `FAMILY${n}`, previousFamily: null },
    });
  const later = (lives[n % lives.length] ?? []).map(([day, what]): Happening => [addDays(joined, day), what]);
  return [[joined, joins], ...later.filter(([on]) => on <= arrived)];
};

/** A year and a half of a few people's lives, in which something of everything that reports count happens, shown in the read models. */
export const reportingWorld = async (db: Kysely<unknown>) => {
  const { deps, does, shown } = await emptyWorld(db);
  const run = dailyRunOfOne(deps);
  for (let n = 0; n < people; n++) {
    for (const [on, what] of happeningsOf(n)) {
      await run(deps.ids.of(nhsNumber(n)), on);
      await does(n, on, what(on, n));
    }
    await run(deps.ids.of(nhsNumber(n)), arrived);
  }
  await shown();
  return deps;
};
