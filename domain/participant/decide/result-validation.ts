import type { Refusal } from '../../codes/refusal.ts';
import { addMonths, type CivilDate } from '../../dates/civil-date.ts';
import type { Citation } from '../../decision.ts';
import type { Combination } from '../../rules/combinations.ts';
import { inForce } from '../../rules/dated.ts';
import { limitsOn, type Policy } from '../../rules/policy.ts';
import type { Facts } from '../facts.ts';
import type { Participant, RefusedResult } from '../participant.ts';
import { before, followsInadequate, isInadequate, isPositiveWithNormalCells, isSelfSample, positivesInARow } from '../results.ts';
import { codesOf, type TestResult } from '../test-result.ts';
import { cite, refusal } from './drafting.ts';
import { combinationOf } from './intervals.ts';
import { deactivated } from './standing.ts';

export interface Fault {
  readonly refusal: Refusal;
  readonly rules: readonly Citation[];
}

const fault = (rules: readonly Citation[], ...[code, message, where]: Parameters<typeof refusal>): Fault => ({
  rules,
  refusal: refusal(code, message, where),
});

/** Everything that keeps a result off the record. Empty: it may be taken. VAL-01 to VAL-15. */
export const faultsIn = (p: Participant, result: TestResult, today: CivilDate, policy: Policy, facts: Facts): readonly Fault[] => [
  ...codeFaults(result, policy),
  ...dateFaults(p, result, today),
  ...slideFaults(p, result, facts),
  ...senderFaults(facts),
  ...recordFaults(p, result, today, policy),
  ...sequenceFaults(p, result, policy),
];

const codeFaults = (result: TestResult, policy: Policy): readonly Fault[] => {
  const codes = codesOf(result);
  const combination = combinationOf(result, policy);
  if (combination === undefined)
    return [
      fault([cite('CODE-01', codes), ...(isAbnormal(result) ? [cite('CODE-02')] : [])], 'invalid-code-combination', `${codes} is not a valid combination of result, HPV and action codes.`, { field: 'action' }),
      ...(result.action === 'A'
        ? [fault([cite('VAL-03'), cite('CODE-02')], 'invalid-return-to-routine', `${codes} can't return somebody to routine recall.`, { field: 'action' })]
        : []),
    ];
  return [
    ...(areMonthsPermitted(combination, result, policy)
      ? []
      : [fault([cite('D-09', codes)], 'invalid-repeat-interval', `The months given are not permitted with ${codes}.`, { field: 'repeatMonths' })]),
    ...(result.hpvPrimary === false
      ? [fault([cite('VAL-12')], 'hpv-primary-flag', 'The HPV primary flag must not be N.', { field: 'hpvPrimary' })]
      : []),
  ];
};

/** Changed cells are always referred, and only when HPV was found or not tested for. CODE-02. */
const isAbnormal = ({ cytology }: TestResult): boolean => cytology >= '3' && cytology <= '9';

const areMonthsPermitted = ({ months }: Combination, result: TestResult, policy: Policy): boolean => {
  const told = result.repeatMonths;
  switch (months.kind) {
    case 'none':
      return true;
    case 'as-told':
      return told !== undefined && told >= months.least && told <= months.most;
    case 'one-of':
      return told === undefined || months.months.includes(told);
    case 'interval': {
      const { younger, youngerSelfSample, older } = inForce(policy.routineIntervals, result.testDate).value;
      return told === undefined || [younger, youngerSelfSample, older].some((interval) => interval.months === told);
    }
  }
};

const dateFaults = (p: Participant, result: TestResult, today: CivilDate): readonly Fault[] => [
  ...(result.testDate > today
    ? [fault([cite('VAL-14')], 'test-in-future', 'The test date lies in the future.', { field: 'testDate', latest: today })]
    : []),
  ...(result.testDate < p.demographics.dateOfBirth
    ? [fault([cite('VAL-14')], 'test-before-birth', 'The test date lies before the date of birth.', { field: 'testDate' })]
    : []),
];

const slideFaults = (p: Participant, { slideNumber }: TestResult, { slideHeldElsewhere }: Facts): readonly Fault[] => {
  const where = { field: 'slideNumber' };
  if (slideNumber !== undefined && p.results.some((held) => held.slideNumber === slideNumber))
    return [fault([cite('VAL-06')], 'duplicate-slide-number', 'This slide number is already on the record.', where)];
  return slideHeldElsewhere
    ? [fault([cite('VAL-06', 'another person')], 'duplicate-slide-number', "This slide of this laboratory is already on another person's record. Check whose sample it was.", where)]
    : [];
};

const senderFaults = ({ sender }: Facts): readonly Fault[] => {
  const where = { field: 'senderCode' };
  if (sender === 'unknown') return [fault([cite('VAL-14')], 'unknown-sender', 'Nobody knows this sender.', where)];
  return sender?.active === false ? [fault([cite('VAL-14')], 'inactive-sender', 'This sender was deactivated.', where)] : [];
};

/** Of one day, what waits for nothing but others holds nobody up: two such results would hold each other for ever. */
const standsInTheWay = ({ testDate }: TestResult) => ({ result, refusals }: RefusedResult): boolean =>
  result.testDate < testDate || (result.testDate === testDate && refusals.some((code) => code !== 'another-result-unresolved'));

/** Whether one of these keeps a result off the record until it is settled. VAL-15 */
export const waitsForOneOf = (others: readonly RefusedResult[], result: TestResult): boolean => others.some(standsInTheWay(result));

const recordFaults = (p: Participant, result: TestResult, today: CivilDate, policy: Policy): readonly Fault[] => {
  const permissions = inForce(policy.ceasePermissions, today).value;
  const ended = deactivated(p);
  return [
    ...(ended === null ? [] : [{ refusal: ended, rules: [cite('ELIG-08')] }]),
    ...(p.ceased !== null && permissions[p.ceased.reason].rulesOutTests && result.testDate > p.ceased.since
      ? [fault([cite('VAL-09', p.ceased.reason)], 'ceased-no-cervix', 'Ceased because no test can be taken, before the date of this test.', { field: 'testDate' })]
      : []),
    ...(waitsForOneOf(p.refused, result)
      ? [fault([cite('VAL-15')], 'another-result-unresolved', 'An earlier result failed validation; settle that one first.')]
      : []),
  ];
};

const sequenceFaults = (p: Participant, result: TestResult, policy: Policy): readonly Fault[] => {
  const earlier = before(p.results, result.testDate);
  const { positivesBeforeColposcopy } = limitsOn(policy, result.testDate);
  const persists = isPositiveWithNormalCells(result) && positivesInARow(p, earlier) + 1 >= positivesBeforeColposcopy;
  const secondInadequate = isInadequate(result) && followsInadequate(p, earlier);
  return [
    ...(persists && result.action !== 'S'
      ? [fault([cite('VAL-01'), cite('HPV-04'), cite('D-26')], 'third-hpv-positive-needs-colposcopy', 'The third HPV positive in a row goes to colposcopy: action S.', { field: 'action' })]
      : []),
    ...(secondInadequate && result.action !== 'S' && !isSelfSample(result)
      ? [fault([cite('VAL-02'), cite('HPV-07'), cite('D-26')], 'second-inadequate-needs-colposcopy', 'The second inadequate test in a row goes to colposcopy: action S.', { field: 'action' })]
      : []),
  ];
};

/** A test so old that its result brings no letter. D-14. */
export const isPastLetterCutOff = (result: TestResult, today: CivilDate, policy: Policy): boolean =>
  result.testDate < addMonths(today, -limitsOn(policy, today).letterCutOffMonths);
