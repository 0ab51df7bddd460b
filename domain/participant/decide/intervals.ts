import { ageOn } from '../../dates/civil-date.ts';
import type { Citation } from '../../decision.ts';
import type { Combination } from '../../rules/combinations.ts';
import { inForce } from '../../rules/dated.ts';
import type { Interval } from '../../rules/intervals.ts';
import { limitsOn, type Policy } from '../../rules/policy.ts';
import type { Participant } from '../participant.ts';
import { hasRecentPositive, isSelfSample } from '../results.ts';
import { codesOf, type RecordedResult, type TestResult } from '../test-result.ts';
import { cite } from './drafting.ts';

/** What the table says of these codes; undefined: they may not stand together. */
export const combinationOf = (result: TestResult, policy: Policy): Combination | undefined =>
  inForce(policy.combinations, result.testDate).value[codesOf(result)];

/** Months after a negative test, by the age on the test date, the kind of sample and the history before it. INT, D-05 to D-07. */
export const routineInterval = (
  person: Pick<Participant, 'demographics'>,
  result: TestResult,
  earlier: readonly RecordedResult[],
  policy: Policy,
): Interval => {
  const { olderAge, recentPositiveYears } = limitsOn(policy, result.testDate);
  const intervals = inForce(policy.routineIntervals, result.testDate).value;
  if (ageOn(person.demographics.dateOfBirth, result.testDate) >= olderAge) return intervals.older;
  if (hasRecentPositive(earlier, result.testDate, recentPositiveYears)) return intervals.youngerRecentPositive;
  return isSelfSample(result) ? intervals.youngerSelfSample : intervals.younger;
};

export interface DecidedMonths {
  readonly months: number | null;
  readonly monthsFrom: RecordedResult['monthsFrom'];
  readonly rules: readonly Citation[];
}

/** Months to the next test: the policy's, or of those it permits the ones told. Null only where no date follows. D-08. */
export const monthsFor = (
  person: Pick<Participant, 'demographics'>,
  result: TestResult,
  earlier: readonly RecordedResult[],
  policy: Policy,
): DecidedMonths => {
  const { months: by, rule } = combinationOf(result, policy) ?? inForce(policy.unknownCombinations, result.testDate).value[result.action];
  switch (by.kind) {
    case 'none':
      return { months: null, monthsFrom: 'rules', rules: [cite(rule), cite('VAL-04'), cite('NTDD-03')] };
    case 'interval': {
      const interval = routineInterval(person, result, earlier, policy);
      const because = interval.rules.map((each) => cite(each, `${interval.months} months`));
      return { months: interval.months, monthsFrom: 'rules', rules: [cite(rule), ...because, cite('D-05')] };
    }
    case 'as-told':
    case 'one-of': {
      const told = result.repeatMonths;
      const months = told ?? (by.kind === 'one-of' ? by.months[0] : by.untold);
      return { months, monthsFrom: told === undefined ? 'rules' : 'told', rules: [cite(rule, `${months} months`), ...(told === undefined ? [cite('D-08')] : [])] };
    }
  }
};
