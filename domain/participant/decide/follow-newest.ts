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
import { monthsFor } from './intervals.ts';
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
  const restart = basis === 'result' && p.round.status !== 'not-due' ? [cite('TT-08')] : [];
  return together(
    warned,
    reinstated(p, today, []),
    schedule(due, recallType, basis, today, [cite('NTDD-01', `${result.months} months`), cite('TYPE-01', recallType), ...restart]),
    recallType === 'suspended' ? referral(result, today, policy) : nothing,
  );
};

/** Two weeks for findings that may be serious, six for the others. COL-04. */
export const referral = (result: TestResult, today: CivilDate, policy: Policy): Decision => {
  const urgent = inForce(policy.twoWeekFindings, today).value.includes(result.cytology);
  const weeks = urgent ? 2 : 6;
  return draft(
    [event('referred-to-colposcopy', { testDate: result.testDate, weeks, on: today })],
    [cite('COL-04', `${weeks} weeks`), cite('D-21')],
  );
};

/** Whether the present date is the one that this test set, and not one that somebody or something has set since. */
export const setsSchedule = ({ schedule: { nextTestDueDate, recallType } }: Participant, result: RecordedResult): boolean =>
  nextTestDueDate !== null && nextTestDueDate === dueAfter(result) && recallType === recallTypeAfter(result);

/** The months of a test worked out anew, after another test or the date of birth changed. Months that somebody told stand. D-25. */
export const revise = (p: Participant, result: RecordedResult, today: CivilDate, policy: Policy): Decision => {
  if (result.monthsFrom === 'told') return nothing;
  const { months, rules } = monthsFor(p, result, before(p.results, result.testDate), policy);
  if (months === null || months === result.months) return nothing;
  return draft([event('interval-revised', { number: result.number, months, on: today })], [...rules, cite('D-25')]);
};

/** What the newest test asks for, its months worked out anew first. Nothing when there is none. */
export const followRevised = (p: Participant, basis: ScheduleBasis, today: CivilDate, policy: Policy): Decision => {
  const stale = newest(p.results);
  if (stale === null) return nothing;
  const revised = revise(p, stale, today, policy);
  const now = after(p, revised.events);
  const result = newest(now.results) ?? stale;
  return together(revised, followNewest(now, result, basis, today, policy));
};

/** An older test came to light or changed: the newest's months may be others now, and with them the date it had set. D-25. */
export const reviseNewest = (p: Participant, today: CivilDate, policy: Policy): Decision => {
  const result = newest(p.results);
  if (result === null) return nothing;
  const revised = revise(p, result, today, policy);
  if (revised.events.length === 0) return nothing;
  return setsSchedule(p, result) ? followRevised(p, p.schedule.basis, today, policy) : revised;
};
