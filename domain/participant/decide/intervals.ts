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

/** Months to the next test for a result whose codes are valid. D-08. */
export const monthsFor = (
  person: Pick<Participant, 'demographics'>,
  result: TestResult,
  earlier: readonly RecordedResult[],
  policy: Policy,
): DecidedMonths => {
  const combination = combinationOf(result, policy);
  const told = result.repeatMonths ?? null;
  if (result.action === 'H') return { months: null, monthsFrom: 'rules', rules: [cite('VAL-04')] };
  if (combination === undefined || combination.months.kind === 'as-told')
    return { months: told, monthsFrom: 'told', rules: [cite('CODE-01', codesOf(result))] };
  switch (combination.months.kind) {
    case 'none':
      return { months: null, monthsFrom: 'rules', rules: [cite(combination.rule)] };
    case 'interval': {
      const { months, rule } = routineInterval(person, result, earlier, policy);
      return { months, monthsFrom: 'rules', rules: [cite(combination.rule), cite(rule, `${months} months`), cite('D-05')] };
    }
    case 'one-of': {
      const months = told ?? combination.months.months[0];
      const rules = [cite(combination.rule, `${months} months`), ...(told === null ? [cite('D-08')] : [])];
      return { months, monthsFrom: told === null ? 'rules' : 'told', rules };
    }
  }
};
