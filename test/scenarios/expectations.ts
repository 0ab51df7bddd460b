import { isDeepStrictEqual } from 'node:util';
import type { Answer, Observation } from './world.ts';

interface Field<From> {
  readonly got: (from: From) => unknown;
  readonly holds: (expected: unknown, got: unknown) => boolean;
}

const among = (expected: unknown, got: unknown): readonly boolean[] =>
  (Array.isArray(expected) ? (expected as unknown[]) : [expected]).map((item) => (got as readonly unknown[]).includes(item));

const equal = <From>(got: (from: From) => unknown): Field<From> => ({ got, holds: isDeepStrictEqual });
const includes = <From>(got: (from: From) => unknown): Field<From> => ({ got, holds: (expected, found) => among(expected, found).every((is) => is) });
const excludes = <From>(got: (from: From) => unknown): Field<From> => ({ got, holds: (expected, found) => !among(expected, found).some((is) => is) });

/** What a step may expect of the answer that it got. */
const answered: Readonly<Record<string, Field<Answer>>> = {
  accepted: equal(({ refusals }) => refusals.length === 0),
  refusals: includes(({ refusals }) => refusals.map(({ code }) => code)),
  warnings: includes(({ warnings }) => warnings),
  earliest: equal(({ refusals }) => refusals.find(({ earliest }) => earliest !== undefined)?.earliest ?? null),
  repeatMonths: equal(({ repeatMonths }) => repeatMonths),
  rules: includes(({ rules }) => [...new Set(rules)]),
};

/** What a step may expect to be seen afterwards. */
const shown: Readonly<Record<string, Field<Observation>>> = {
  nextTestDueDate: equal(({ nextTestDueDate }) => nextTestDueDate),
  recallType: equal(({ recallType }) => recallType),
  recallStatus: equal(({ recallStatus }) => recallStatus),
  registration: equal(({ registration }) => registration),
  ceaseReason: equal(({ ceaseReason }) => ceaseReason),
  paused: equal(({ paused }) => paused),
  referral: equal(({ referral }) => referral),
  nonResponderCount: equal(({ nonResponderCount }) => nonResponderCount),
  deferralsInARow: equal(({ deferralsInARow }) => deferralsInARow),
  letters: equal(({ letters }) => letters),
  lettersInclude: includes(({ letters }) => letters),
  lettersExclude: excludes(({ letters }) => letters),
  onLists: includes(({ lists }) => lists),
  notOnLists: excludes(({ lists }) => lists),
};

export interface Failing {
  readonly step: number;
  readonly field: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** Which of a step's expectations do not hold. One that nobody knows never holds. Looks only where one asks for it. */
export const failing = async (
  step: number,
  expect: Readonly<Record<string, unknown>>,
  answer: Answer,
  look: () => Promise<Observation>,
): Promise<readonly Failing[]> => {
  const observation = Object.keys(expect).some((field) => Object.hasOwn(shown, field)) ? await look() : null;
  return Object.entries(expect).flatMap(([field, expected]): readonly Failing[] => {
    const verdict = test(answered, answer, field, expected) ?? (observation === null ? null : test(shown, observation, field, expected));
    if (verdict === null) return [{ step, field, expected, got: 'no such expectation' }];
    return verdict.holds ? [] : [{ step, field, expected, got: verdict.got }];
  });
};

const test = <From>(fields: Readonly<Record<string, Field<From>>>, from: From, field: string, expected: unknown) => {
  const known = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (known === undefined) return null;
  const got = known.got(from);
  return { holds: known.holds(expected, got), got };
};
