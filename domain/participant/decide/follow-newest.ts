import type { RecallType, ScheduleBasis } from '../../codes/recall.ts';
import { addMonths, birthday, type CivilDate } from '../../dates/civil-date.ts';
import type { Decision } from '../../decision.ts';
import { inForce } from '../../rules/dated.ts';
import { limitsOn, type Policy } from '../../rules/policy.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { before, isInadequate, newest } from '../results.ts';
import type { RecordedResult, TestResult } from '../test-result.ts';
import { after, cite, draft, nothing, together } from './drafting.ts';
import { combinationOf, routineInterval } from './intervals.ts';
import { ceaseForAge, reinstated, schedule } from './scheduling.ts';

/** TYPE-01. Null: action H leaves the type alone. */
export const recallTypeAfter = (result: TestResult): RecallType | null => {
  switch (result.action) {
    case 'A':
      return 'routine';
    case 'R':
      return isInadequate(result) ? 'inadequate' : 'repeat-advised';
    case 'S':
      return 'suspended';
    case 'H':
      return null;
  }
};

/** The date that a result sets: its test date and its months. NTDD-01. Null when no date follows from it. */
export const dueAfter = (result: RecordedResult): CivilDate | null =>
  result.months === null ? null : addMonths(result.testDate, result.months);

/** A routine result whose next test would fall on or after the upper age. D-10. */
export const isAgedOut = (p: Participant, result: RecordedResult, policy: Policy): boolean => {
  const due = dueAfter(result);
  const { upperAge } = limitsOn(policy, result.testDate);
  return result.action === 'A' && due !== null && due >= birthday(p.demographics.dateOfBirth, upperAge);
};

/** Recall type, next date, end by age or referral, as the newest test on the record asks. D-25. */
export const followNewest = (p: Participant, result: RecordedResult, basis: ScheduleBasis, today: CivilDate, policy: Policy): Decision => {
  const recallType = recallTypeAfter(result);
  const due = dueAfter(result);
  if (recallType === null || due === null) return nothing;
  const { ceased } = p;
  const permissions = inForce(policy.ceasePermissions, today).value;
  // A test taken before somebody was ceased for good is kept, and changes nothing.
  if (ceased !== null && permissions[ceased.reason].rulesOutTests) return draft([], [cite('VAL-09', ceased.reason)]);
  const warned = ceased === null ? nothing : draft([], [cite('VAL-10'), cite('D-19')], ['ceased-will-reinstate']);
  if (isAgedOut(p, result, policy)) {
    const rules = [cite('CEASE-01'), cite('D-10', `${limitsOn(policy, result.testDate).upperAge} years`)];
    return ceased?.reason === 'age' ? together(warned, draft([], rules)) : together(warned, ceaseForAge(today, rules));
  }
  return together(
    warned,
    reinstated(p, today, []),
    schedule(due, recallType, basis, today, [cite('NTDD-01', `${result.months} months`), cite('TYPE-01', recallType)]),
    recallType === 'suspended' ? referral(result, today, policy) : nothing,
  );
};

/** Two weeks for findings that may be serious, six for the others. COL-04. */
const referral = (result: TestResult, today: CivilDate, policy: Policy): Decision => {
  const urgent = inForce(policy.twoWeekFindings, today).value.includes(result.cytology);
  const weeks = urgent ? 2 : 6;
  return draft(
    [event('referred-to-colposcopy', { testDate: result.testDate, weeks, on: today })],
    [cite('COL-04', `${weeks} weeks`), cite('D-21')],
  );
};

/**
 * An older test came to light or changed, so the routine interval that was worked out for the newest may be another.
 * Months that somebody told stand, and so does a date that something other than that test has set since. D-25.
 */
export const reviseNewest = (p: Participant, today: CivilDate, policy: Policy): Decision => {
  const result = newest(p.results);
  if (result === null || result.monthsFrom !== 'rules' || combinationOf(result, policy)?.months.kind !== 'interval') return nothing;
  const earlier = before(p.results, result.testDate).filter(({ number }) => number !== result.number);
  const { months, rule } = routineInterval(p, result, earlier, policy);
  if (months === result.months) return nothing;
  const revised = draft([event('interval-revised', { number: result.number, months, on: today })], [cite(rule, `${months} months`), cite('D-25')]);
  const fromResult = ['result', 'result-withdrawn', 'date-of-birth'].includes(p.schedule.basis);
  if (!fromResult) return revised;
  const now = after(p, revised.events);
  return together(revised, followNewest(now, { ...result, months }, 'result', today, policy));
};
