import fc from 'fast-check';
import { wordsOf } from '../../domain/codes/one-of.ts';
import { CeaseReason, DeferralReason, Gender, Party, RecallType, ReviewList } from '../../domain/codes/recall.ts';
import { Action, Cytology, Hpv } from '../../domain/codes/result.ts';
import { addDays, type CivilDate, civilDate } from '../../domain/dates/civil-date.ts';
import { combinations } from '../../domain/rules/combinations.ts';
import { dischargeProposals } from '../../domain/rules/colposcopy.ts';
import { nhsNumber } from '../in-memory.ts';
import type { Scenario, Step, StepKind } from '../scenarios/scenario.ts';

type With = Readonly<Record<string, unknown>>;

/** What a step looks at to fill in its dates: its own day, and the dates of the tests before it. */
interface Circumstances {
  readonly on: CivilDate;
  readonly testDates: readonly CivilDate[];
}
type Filled = (now: Circumstances) => With;
interface AnyStep {
  readonly do: StepKind;
  readonly after: number;
  readonly with: Filled;
}

const oneOf = <K extends string>(codec: Parameters<typeof wordsOf<K>>[0]) => fc.constantFrom(...wordsOf(codec));
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const rarely = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const told = (fields: Readonly<Record<string, unknown>>): With =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Mostly codes that may stand together, as a laboratory sends them; now and then any. */
const codes = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('X0A', '29R', 'XUR', '19R', '39S', '29S', 'X0R', '2A', '-0A', '-9R') },
  { weight: 6, arbitrary: fc.constantFrom(...Object.keys(combinations[0].value)) },
  { weight: 2, arbitrary: fc.tuple(oneOf(Cytology), fc.option(oneOf(Hpv), { nil: '' }), oneOf(Action)).map((triplet) => triplet.join('')) },
).map((triplet) => ({ cytology: triplet[0], hpv: triplet.length === 3 ? triplet[1] : null, action: triplet.at(-1) }));

const months = fc.constantFrom(1, 3, 6, 12, 24, 36, 60);

/** Days since the test: mostly recent, sometimes years ago, rarely ahead. */
const daysAgo = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 150 }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 4000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -40, max: 0 }) },
);

export const anyResult = fc.record({
  daysAgo,
  codes,
  repeatMonths: rarely(months),
  selfSample: sometimes(fc.constant(true)),
  slideNumber: sometimes(fc.constantFrom('26000001', '26000002', '26000003')),
  sourceType: sometimes(fc.constantFrom(1, 7)),
  hpvPrimary: rarely(fc.boolean()),
});

export const resultOn = ({ daysAgo: ago, codes: triplet, ...others }: typeof anyResult extends fc.Arbitrary<infer R> ? R : never, on: CivilDate): With =>
  told({ testDate: addDays(on, -ago), ...triplet, ...others });

const from = (on: CivilDate, days: number | undefined): CivilDate | undefined => (days === undefined ? undefined : addDays(on, days));
const someTest = (index: number, { on, testDates }: Circumstances): CivilDate => testDates[index % testDates.length] ?? on;
const ahead = fc.oneof(fc.integer({ min: -200, max: 1900 }), fc.constantFrom(70, 71, 72));
const party = fc.oneof(fc.constantFrom('csas', 'practice'), oneOf(Party));
const nothing: fc.Arbitrary<Filled> = fc.constant(() => ({}));

const fillings: Readonly<Record<Exclude<StepKind, 'sampleCheck'>, fc.Arbitrary<Filled>>> = {
  join: nothing,
  import: fc
    .record({
      results: fc.array(anyResult, { maxLength: 6 }),
      nextTestDueDate: sometimes(ahead),
      recallType: sometimes(oneOf(RecallType)),
      ceased: rarely(fc.record({ ago: fc.integer({ min: 0, max: 3000 }), reason: oneOf(CeaseReason) })),
    })
    .map(({ results, nextTestDueDate, ceased, recallType }) => ({ on }) =>
      told({
        results: results.map((result) => resultOn({ ...result, daysAgo: Math.abs(result.daysAgo) * 3 }, on)),
        nextTestDueDate: from(on, nextTestDueDate),
        recallType,
        ceased: ceased && { on: addDays(on, -ceased.ago), reason: ceased.reason },
      }),
    ),
  result: anyResult.map((result) => ({ on }) => resultOn(result, on)),
  deleteResult: fc.nat(9).map((index) => (now) => ({ testDate: someTest(index, now) })),
  resolve: fc
    .tuple(fc.nat(9), codes, sometimes(months), fc.boolean())
    .map(([index, triplet, repeatMonths, remove]) => (now) =>
      remove ? { testDate: someTest(index, now), remove } : told({ testDate: someTest(index, now), ...triplet, repeatMonths }),
    ),
  invite: party.map((by) => () => ({ by })),
  defer: fc
    .record({ reason: oneOf(DeferralReason), by: party, months: sometimes(months), expectedDelivery: sometimes(ahead), nextTestDueDate: sometimes(ahead), signedForm: sometimes(fc.boolean()) })
    .map(({ expectedDelivery, nextTestDueDate, ...others }) => ({ on }) =>
      told({ ...others, expectedDelivery: from(on, expectedDelivery), nextTestDueDate: from(on, nextTestDueDate) }),
    ),
  cease: fc.record({ reason: oneOf(CeaseReason), by: party, signedForm: fc.boolean() }).map((request) => () => request),
  reinstate: fc
    .record({ by: fc.constantFrom('csas', 'csas', 'practice'), override: sometimes(fc.record({ recallType: oneOf(RecallType), days: ahead })) })
    .map(({ by, override }) => ({ on }) =>
      told({ by, override: override && { recallType: override.recallType, nextTestDueDate: addDays(on, override.days), explanation: 'advice' } }),
    ),
  amend: fc
    .record({ days: ahead, recallType: sometimes(oneOf(RecallType)), bypassPnl: sometimes(fc.boolean()), incident: sometimes(fc.boolean()) })
    .map(({ days, ...others }) => ({ on }) => told({ nextTestDueDate: addDays(on, days), ...others })),
  discharge: fc
    .record({ ago: fc.integer({ min: -5, max: 200 }), nextTestDueDate: sometimes(ahead), outcome: sometimes(fc.constantFrom(...Object.keys(dischargeProposals[0].value), 'unheard of')) })
    .map(({ ago, nextTestDueDate, outcome }) => ({ on }) =>
      told({ dischargedOn: addDays(on, -ago), nextTestDueDate: from(on, nextTestDueDate), outcome }),
    ),
  demographics: fc
    .record({
      practice: sometimes(fc.constantFrom('A81001', 'B82002', null)),
      gender: sometimes(oneOf(Gender)),
      address: rarely(fc.constantFrom('1 NEW ROAD', null)),
      nhsNumber: rarely(fc.constantFrom(nhsNumber(2), nhsNumber(3))),
      birthDays: rarely(fc.integer({ min: -8000, max: 8000 })),
      standing: sometimes(fc.constantFrom({ died: true }, { movedTo: 'scotland' }, { movedTo: 'abroad' }, ...Array.from({ length: 4 }, () => ({ movedTo: null })))),
    })
    .map(({ birthDays, standing, ...others }) => () =>
      told({ ...others, dateOfBirth: from(civilDate('1980-02-29'), birthDays), ...standing }),
    ),
  optIn: nothing,
  pause: nothing,
  unpause: nothing,
  restrict: nothing,
  unrestrict: nothing,
  completeReview: oneOf(ReviewList).map((list) => () => ({ list })),
  restore: nothing,
  advance: nothing,
};

const weights: Partial<Record<StepKind, number>> = { result: 12, demographics: 7, resolve: 3, discharge: 3, defer: 2, reinstate: 2, pause: 3, unpause: 2, advance: 3 };

/** Days from the step before: the same day, soon, or after silence for months or years. */
const after = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 30, max: 500 }),
  { weight: 1, arbitrary: fc.integer({ min: 300, max: 2500 }) },
);

const anyStep: fc.Arbitrary<AnyStep> = fc.oneof(
  ...(Object.keys(fillings) as (keyof typeof fillings)[]).map((kind) => ({
    weight: weights[kind] ?? 1,
    arbitrary: fc.record({ do: fc.constant(kind), after, with: fillings[kind] }),
  })),
);

const entering = fc.oneof(
  fc.record({ do: fc.constant<StepKind>('join'), after: fc.constant(0), with: fillings.join }),
  fc.record({ do: fc.constant<StepKind>('import'), after: fc.constant(0), with: fillings.import }),
);

const timelineOf = (entered: CivilDate, steps: readonly AnyStep[]): readonly Step[] => {
  let on = entered;
  const testDates: CivilDate[] = [];
  return steps.map((step) => {
    on = addDays(on, step.after);
    const filled = step.with({ on, testDates });
    if (step.do === 'result') testDates.push(filled['testDate'] as CivilDate);
    if (step.do === 'import') testDates.push(...(filled['results'] as readonly { testDate: CivilDate }[]).map(({ testDate }) => testDate));
    return { on, do: step.do, with: filled };
  });
};

/** Any life in the programme, as a scenario: anybody may enter at any age, and anything may happen in any order. */
export const anyLife: fc.Arbitrary<Scenario> = fc
  .record({
    entered: fc.integer({ min: 0, max: 4700 }).map((days) => addDays(civilDate('2015-01-01'), days)),
    ageInDays: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 24 * 365, max: 66 * 365 }) }, fc.integer({ min: 0, max: 95 * 365 })),
    gender: fc.oneof({ weight: 4, arbitrary: fc.constant<Gender>('female') }, oneOf(Gender)),
    practice: fc.option(fc.constant('A81001'), { nil: null, freq: 5 }),
    optedIn: fc.boolean(),
    first: entering,
    others: fc.array(anyStep, { maxLength: 12, size: 'max' }),
    silence: fc.integer({ min: 0, max: 4000 }),
  })
  .map(({ entered, ageInDays, gender, practice, optedIn, first, others, silence }) => ({
    id: 'LIFE',
    title: 'A random life',
    rule: 'D-25',
    participant: { dateOfBirth: addDays(entered, -ageInDays), gender, practice, optedIn },
    timeline: timelineOf(entered, [first, ...others, { do: 'advance', after: silence, with: () => ({}) }]),
  }));
