import { addMonths, addWeeks, ageOn, type CivilDate } from '../../dates/civil-date.ts';
import type { Decided, Decision } from '../../decision.ts';
import { inForce } from '../../rules/dated.ts';
import { limitsOn, type Policy } from '../../rules/policy.ts';
import { event } from '../events.ts';
import { nextStep, type Step } from '../next-step.ts';
import { isUnderSurveillance, type Participant } from '../participant.ts';
import { before, hasRecentPositive, isHpvNegative, isSelfSample, newest } from '../results.ts';
import { accept, after, cite, draft, together } from './drafting.ts';
import { letter } from './letters.ts';
import { ceaseForAge, schedule } from './scheduling.ts';

/** Does for one person whatever is due by today; nothing due, no event. */
export const carryOutDay = (p: Participant, today: CivilDate, policy: Policy): Decided => {
  const done: Decision[] = [];
  let now = p;
  for (let due = nextStep(now, policy); due !== null && due.on <= today; due = nextStep(now, policy)) {
    const decided = steps[due.step](now, today, policy);
    done.push(decided);
    now = after(now, decided.events);
  }
  return accept(...done);
};

type Perform = (p: Participant, today: CivilDate, policy: Policy) => Decision;

const listForPriorNotification: Perform = (p, today, policy) => {
  const { listBeforeDue, listToInvitation } = inForce(policy.timetable, today).value;
  const due = p.schedule.nextTestDueDate ?? today;
  return draft(
    [event('listed-for-prior-notification', { nextTestDueDate: due, respondBy: addWeeks(today, listToInvitation), on: today })],
    [cite('TT-01', `${listBeforeDue} weeks`), cite('TT-02', `${listToInvitation} weeks`), ...(addWeeks(due, -listBeforeDue) < today ? [cite('D-31')] : [])],
  );
};

const invite: Perform = (p, today, policy) => {
  const { invitation, invitationWithoutPractice } = inForce(policy.letters, today).value;
  const invited = draft(
    [event('invited', { nextTestDueDate: p.schedule.nextTestDueDate ?? today, on: today })],
    [cite(p.schedule.inviteOn === null ? 'TT-02' : 'TT-09'), ...(p.demographics.practice === null ? [cite('TT-07')] : [])],
  );
  return together(invited, letter(p, p.demographics.practice === null ? invitationWithoutPractice : invitation, today));
};

const remind: Perform = (p, today, policy) => {
  const weeks = inForce(policy.timetable, today).value.invitationToReminder;
  const { reminder, reminderWithoutPractice } = inForce(policy.letters, today).value;
  return together(
    draft([event('reminded', { on: today })], [cite('TT-03', `${weeks} weeks`), ...(p.demographics.practice === null ? [cite('TT-07')] : [])]),
    letter(p, p.demographics.practice === null ? reminderWithoutPractice : reminder, today),
  );
};

/** Past the upper age, silence ends the recall (D-11) – but never while a surveillance test is owed (CEASE-02). */
const recordNonResponse: Perform = (p, today, policy) => {
  const { reminderToNonResponder, nonResponderList } = inForce(policy.timetable, today).value;
  const { upperAge } = limitsOn(policy, today);
  const recorded = draft(
    [
      event('non-response-recorded', {
        count: p.nonResponderCount + 1,
        listedUntil: addWeeks(today, nonResponderList),
        on: today,
      }),
    ],
    [cite('TT-04', `${reminderToNonResponder} weeks`), cite('D-13')],
  );
  if (ageOn(p.demographics.dateOfBirth, today) < upperAge) return recorded;
  if (isUnderSurveillance(p)) return together(recorded, draft([], [cite('CEASE-02')]));
  const ceased = ceaseForAge(today, [cite('CEASE-03'), cite('D-11', `${upperAge} years`)]);
  return together(recorded, ceased, letter(after(p, ceased.events), inForce(policy.letters, today).value.endOnSilence, today));
};

/** The next date after a round without an answer. D-12. */
const closeNonResponse: Perform = (p, today, policy) => {
  const due = p.schedule.nextTestDueDate ?? today;
  const months = monthsAfterSilence(p, due, policy);
  return schedule(addMonths(due, months), p.schedule.recallType, 'non-response', today, [cite('TT-05'), cite('INT-09'), cite('D-12', `${months} months`)]);
};

const monthsAfterSilence = (p: Participant, due: CivilDate, policy: Policy): number => {
  const { olderAge, surveillanceAgainMonths, recentPositiveYears } = limitsOn(policy, due);
  if (isUnderSurveillance(p)) return surveillanceAgainMonths;
  const { younger, older, youngerRecentPositive } = inForce(policy.routineIntervals, due).value;
  if (ageOn(p.demographics.dateOfBirth, due) >= olderAge) return older.months;
  const last = newest(p.results);
  const earned =
    last !== null &&
    isHpvNegative(last) &&
    !isSelfSample(last) &&
    inForce(policy.routineIntervals, last.testDate).value.younger.months === younger.months &&
    !hasRecentPositive(before(p.results, last.testDate), last.testDate, recentPositiveYears);
  return earned ? younger.months : youngerRecentPositive.months;
};

const steps: Readonly<Record<Step, Perform>> = {
  'list-for-prior-notification': listForPriorNotification,
  'invite': invite,
  'remind': remind,
  'record-non-response': recordNonResponse,
  'close-non-response': closeNonResponse,
  'release-letters': (p, on) =>
    draft(p.held.map(({ since: _, ...owed }) => event('letter-requested', { ...owed, on })), [cite('D-32')]),
  'look-for-outcome': (p, on) => draft([event('failsafe-raised', { since: p.schedule.nextTestDueDate ?? on, on })], [cite('D-21'), cite('FS-01')]),
};
