import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { handle, type ParticipantsDeps } from '../application/participants.ts';
import { addDays, addMonths, type CivilDate, civilDate } from '../domain/dates/civil-date.ts';
import { type Command, command } from '../domain/participant/commands.ts';
import type { TestResult } from '../domain/participant/test-result.ts';
import { csas, nhsNumber } from './in-memory.ts';
import { joining, someone } from './people.ts';

/** Something that happens to one of a few people, some days after what happened before. */
export interface Happening {
  readonly person: number;
  readonly daysLater: number;
  readonly what: (on: CivilDate, person: number) => Command;
}

const text = fc.constantFrom('NOWAK', "O'Brien", 'Zoë', 'Łukasiewicz', 'van der Berg', 'Ó Séaghdha', 'X');
const practice = fc.constantFrom('A81001', 'B82002', 'C83003', null);
const monthsAgo = fc.integer({ min: 0, max: 40 });
const triplets = [['X', '0', 'A'], ['X', '0', 'A'], ['2', '9', 'R'], ['1', '9', 'R'], ['3', '9', 'S'], ['X', 'U', 'R'], ['7', '9', 'S'], ['X', '9', 'A']] as const;

const result = fc.record({ months: monthsAgo, triplet: fc.constantFrom(...triplets), slide: fc.integer({ min: 10_000_000, max: 99_999_999 }) });
type Result = typeof result extends fc.Arbitrary<infer R> ? R : never;

const resultOn = (on: CivilDate, { months, triplet: [cytology, hpv, action], slide }: Result): TestResult =>
  ({ testDate: addMonths(on, -months), cytology, hpv, action, slideNumber: String(slide), laboratory: '62010' });

type What = fc.Arbitrary<Happening['what']>;
const always = (make: Happening['what']): What => fc.constant(make);

const joins: What = fc
  .record({ family: text, born: fc.integer({ min: 1955, max: 2003 }), at: practice, gender: fc.constantFrom('female' as const, 'female' as const, 'male' as const) })
  .map(({ family, born, at, gender }) => (_on, person) =>
    joining(person, { name: { ...someone.name, family }, dateOfBirth: civilDate(`${born}-02-28`), practice: at, gender }));

const whats: readonly { readonly weight: number; readonly arbitrary: What }[] = [
  {
    weight: 4,
    arbitrary: fc.array(result, { maxLength: 3 }).map((results) => (on) => {
      const oldest = results.map((each) => resultOn(addMonths(on, -6), each)).sort((a, b) => (a.testDate < b.testDate ? -1 : 1));
      return command('import-history', { results: oldest, source: 'earlier system' });
    }),
  },
  { weight: 8, arbitrary: result.map((each) => (on) => command('record-result', { result: resultOn(on, { ...each, months: each.months % 3 }) })) },
  { weight: 14, arbitrary: always(() => command('carry-out-day', {})) },
  { weight: 2, arbitrary: practice.map((to) => () => command('change-demographics', { practice: to })) },
  { weight: 2, arbitrary: text.map((family) => () => command('change-demographics', { name: { ...someone.name, family, previousFamily: 'NOWAK' }, address: null })) },
  { weight: 1, arbitrary: always((_on, person) => command('change-demographics', { nhsNumber: nhsNumber(1000 + person) })) },
  { weight: 1, arbitrary: always((on) => command('change-demographics', { inactive: { reason: 'scotland', since: on } })) },
  { weight: 1, arbitrary: always(() => command('change-demographics', { inactive: null })) },
  { weight: 1, arbitrary: always(() => command('opt-in', {})) },
  { weight: 1, arbitrary: monthsAgo.map((months) => (on) => command('withdraw-result', { testDate: addMonths(on, -(months % 3)) })) },
  { weight: 2, arbitrary: monthsAgo.map((months) => (on) => command('settle-result', { testDate: addMonths(on, -(months % 3)), remove: true })) },
  { weight: 3, arbitrary: always(() => command('invite', { by: 'practice' })) },
  { weight: 2, arbitrary: always(() => command('defer', { reason: 'recent-test', by: 'practice', months: 3 })) },
  { weight: 1, arbitrary: always(() => command('cease', { reason: 'no-cervix', by: 'csas' })) },
  { weight: 1, arbitrary: always(() => command('cease', { reason: 'informed-choice', by: 'csas', signedForm: true })) },
  { weight: 1, arbitrary: always(() => command('reinstate', { by: 'csas' })) },
  { weight: 1, arbitrary: always((on) => command('amend', { nextTestDueDate: addDays(on, 100), by: 'csas' })) },
  { weight: 1, arbitrary: always((on) => command('discharge', { dischargedOn: on, nextTestDueDate: addMonths(on, 12), by: 'colposcopy' })) },
  { weight: 1, arbitrary: always(() => command('pause', { by: 'csas' })) },
  { weight: 2, arbitrary: always(() => command('unpause', { by: 'csas' })) },
];

const later = fc.constantFrom(0, 0, 1, 20, 71, 130);

/** What happens to some people, in order: all join, and then many things are tried, some of which are refused, as in life. */
export const lives = (people: number, most = 60): fc.Arbitrary<readonly Happening[]> => {
  const persons = [...Array(people).keys()];
  const joining = persons.map((person) => fc.record({ person: fc.constant(person), daysLater: later, what: joins }));
  const living = fc.record({ person: fc.constantFrom(...persons), daysLater: later, what: fc.oneof(...whats) });
  return fc.tuple(fc.tuple(...joining), fc.array(living, { maxLength: most, size: 'max' })).map(([first, then]) => [...first, ...then]);
};

/** Gives one command about the n-th person on a day. What is refused leaves no trace. The same again on the same day is the same command. */
export const does =
  (deps: ParticipantsDeps) =>
  async (person: number, on: CivilDate, given: Command): Promise<void> => {
    const commandId = createHash('sha256').update(JSON.stringify([person, on, given])).digest('hex');
    await handle(deps)(deps.ids.of(nhsNumber(person)), given, { today: on, actor: csas, cause: 'a test', correlationId: commandId, commandId })();
  };

/** Lives these lives on a log: each thing by the real command, after the day's run for that person. Answers with the last day. */
export const live = async (deps: ParticipantsDeps, happenings: readonly Happening[], from: CivilDate = civilDate('2024-01-08')): Promise<CivilDate> => {
  let on = from;
  for (const { person, daysLater, what } of happenings) {
    on = addDays(on, daysLater);
    await does(deps)(person, on, command('carry-out-day', {}));
    await does(deps)(person, on, what(on, person));
  }
  return on;
};
