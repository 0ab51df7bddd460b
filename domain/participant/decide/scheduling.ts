import type { RecallType, ScheduleBasis } from '../../codes/recall.ts';
import { addDays, addMonths, addWeeks, ageOn, birthday, type CivilDate, latest } from '../../dates/civil-date.ts';
import type { Citation, Decision } from '../../decision.ts';
import { limitsOn, type Policy } from '../../rules/policy.ts';
import { event } from '../events.ts';
import { isDummy, type Participant } from '../participant.ts';
import { cite, draft, together } from './drafting.ts';

interface ScheduleDetails {
  readonly inviteOn?: CivilDate;
  readonly requested?: CivilDate;
}

/** Sets the next test due date and recall type. */
export const schedule = (
  nextTestDueDate: CivilDate | null,
  recallType: RecallType,
  basis: ScheduleBasis,
  today: CivilDate,
  rules: readonly Citation[],
  details: ScheduleDetails = {},
): Decision =>
  draft(
    [
      event('next-test-scheduled', {
        nextTestDueDate,
        recallType,
        basis,
        inviteOn: details.inviteOn ?? null,
        requested: details.requested ?? null,
        on: today,
      }),
    ],
    rules,
  );

/** The soonest date that gives the practice its time on the prior notification list. NTDD-05. */
export const earliestDue = (today: CivilDate, policy: Policy): CivilDate =>
  addDays(today, limitsOn(policy, today).earliestDueDays);

/** No date lies further ahead. DEF-02. */
export const latestDue = (today: CivilDate, policy: Policy): CivilDate =>
  addMonths(today, limitsOn(policy, today).latestDueMonths);

type Enrolled = Pick<Participant, 'nhsNumber' | 'demographics' | 'optedIn'>;

/** Whether this person is called without asking: registered female or indeterminate, or opted in (D-01), and under no dummy number (D-20). */
export const isCallable = (p: Enrolled): boolean =>
  !isDummy(p) && (p.optedIn || p.demographics.gender === 'female' || p.demographics.gender === 'indeterminate');

/** Ceased by the system for age. `cite` the rule that asks for it. */
export const ceaseForAge = (today: CivilDate, rules: readonly Citation[]): Decision =>
  draft([event('ceased', { reason: 'age', since: today, automatic: true, by: 'system', on: today })], rules);

/** The first date of somebody without a test: ELIG-02, ELIG-03, D-02 to D-04. None for those who are not called. */
export const firstCall = (p: Enrolled, basis: ScheduleBasis, today: CivilDate, policy: Policy): Decision => {
  // Such a date is nothing but the day of a call, and would promise one.
  if (isDummy(p)) return schedule(null, 'called', basis, today, [cite('D-20')]);
  if (!isCallable(p)) return schedule(null, 'called', basis, today, [cite('D-01'), cite('ELIG-05')]);
  const { firstCallAge, firstCallWeeksBefore, upperAge, earliestDueDays } = limitsOn(policy, today);
  const { dateOfBirth } = p.demographics;
  const age = ageOn(dateOfBirth, today);
  const soonest = earliestDue(today, policy);
  if (age >= upperAge) return ceaseForAge(today, [cite('D-04', `${upperAge} years`), cite('ELIG-04')]);
  if (age >= firstCallAge) return schedule(soonest, 'called', basis, today, [cite('ELIG-03', `${earliestDueDays} days`), cite('D-03'), cite('ELIG-01')]);
  const due = latest(addWeeks(birthday(dateOfBirth, firstCallAge), -firstCallWeeksBefore), soonest);
  return schedule(due, 'called', basis, today, [cite('ELIG-02', `${firstCallWeeksBefore} weeks before ${firstCallAge}`), cite('D-02'), cite('ELIG-01')]);
};

/** The reinstatement that comes with a new date, when somebody was ceased. */
export const reinstated = (p: Participant, today: CivilDate, rules: readonly Citation[]): Decision =>
  p.ceased === null ? together() : draft([event('reinstated', { by: 'system', explanation: null, on: today })], rules);
