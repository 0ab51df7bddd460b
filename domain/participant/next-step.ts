import { addDays, addWeeks, type CivilDate } from '../dates/civil-date.ts';
import { inForce } from '../rules/dated.ts';
import type { Policy } from '../rules/policy.ts';
import { isCallable } from './decide/scheduling.ts';
import { isPaused, type Participant } from './participant.ts';

export type Step =
  | 'list-for-prior-notification'
  | 'invite'
  | 'remind'
  | 'record-non-response'
  | 'close-non-response'
  | 'release-letters'
  | 'look-for-outcome';

export interface DueStep {
  /** The first day's run that has it to do; may lie in the past. */
  readonly on: CivilDate;
  readonly step: Step;
}

/** What the daily run has to do next for this person, and from which day. Null: nothing, until something else happens. */
export const nextStep = (p: Participant, policy: Policy): DueStep | null => {
  if (p.inactive !== null) return null;
  const [held] = p.held;
  if (held !== undefined && !isPaused(p)) return { on: held.since, step: 'release-letters' };
  if (p.ceased !== null) return null;
  if (p.schedule.recallType === 'suspended') return lookForOutcome(p);
  if (!isCallable(p)) return null;
  const due = stepOfRound(p, policy);
  return due !== null && isPaused(p) && heldByPause.has(due.step) ? null : due;
};

/** A pause holds what speaks to the person, or to the practice of their silence; the practice's lists go on. D-32. */
const heldByPause: ReadonlySet<Step> = new Set<Step>(['invite', 'remind', 'record-non-response']);

/** Also for those who are not called without asking: suspended, nobody is dropped silently. D-21. */
const lookForOutcome = ({ schedule, failsafeSince }: Participant): DueStep | null =>
  failsafeSince === null ? { on: schedule.nextTestDueDate ?? schedule.since, step: 'look-for-outcome' } : null;

const stepOfRound = ({ schedule, round }: Participant, policy: Policy): DueStep | null => {
  const weeks = (on: CivilDate) => inForce(policy.timetable, on).value;
  const due = schedule.nextTestDueDate;
  switch (round.status) {
    case 'not-due': {
      if (due === null) return null;
      if (schedule.inviteOn !== null) return { on: schedule.inviteOn, step: 'invite' };
      return { on: addWeeks(due, -listBeforeDue(due, policy)), step: 'list-for-prior-notification' };
    }
    case 'pnl':
      return { on: round.respondBy, step: 'invite' };
    case 'invited':
      return { on: addWeeks(round.invitedOn, weeks(round.invitedOn).invitationToReminder), step: 'remind' };
    case 'reminded':
      return { on: addWeeks(round.remindedOn, weeks(round.remindedOn).reminderToNonResponder), step: 'record-non-response' };
    case 'non-responder':
      return { on: round.listedUntil, step: 'close-non-response' };
  }
};

/** By the timetable of the day on which the listing falls. */
const listBeforeDue = (due: CivilDate, policy: Policy): number => {
  const usual = inForce(policy.timetable, due).value.listBeforeDue;
  return inForce(policy.timetable, addDays(due, -usual * 7)).value.listBeforeDue;
};
