import { addDays, addWeeks, type CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import { limitsOn, type Policy } from '../../rules/policy.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { accept, cite, draft, nothing, refusal, refuse } from './drafting.ts';
import { earliestDue, latestDue, schedule } from './scheduling.ts';
import { notCalled, notPermitted, notRecallable } from './standing.ts';

/** CSAS sets the next test due date, through the prior notification list or past it. NTDD-05 to NTDD-07. */
export const amend = (p: Participant, request: CommandOf<'amend'>['with'], today: CivilDate, policy: Policy): Decided => {
  const { nextTestDueDate, recallType = p.schedule.recallType, incident = false, by = 'csas' } = request;
  const hindrance = notRecallable(p);
  if (hindrance !== null) return refuse(hindrance);
  if (by !== 'csas') return refuse(notPermitted('Setting the date is not yours to enter.'));
  if (recallType === 'ceased') return refuse(refusal('not-permitted', 'To cease somebody, cease them with a reason.', { field: 'recallType' }));
  const [soonest, last] = [earliestDue(today, policy), latestDue(today, policy)];
  const field = 'nextTestDueDate';
  const { incidentDays } = limitsOn(policy, today);
  // So near a date could never pass through the list.
  const putBack = incident && nextTestDueDate <= addDays(today, incidentDays);
  const bypassPnl = putBack || request.bypassPnl === true;
  const uncalled = bypassPnl ? notCalled(p) : null;
  if (uncalled !== null) return refuse(uncalled);
  if (nextTestDueDate < soonest && !bypassPnl)
    return refuse(refusal('ntdd-too-early', 'The date is too early for the prior notification list.', { field, earliest: soonest }));
  if (nextTestDueDate > last) return refuse(refusal('ntdd-too-late', 'The date lies too far ahead.', { field, latest: last }));

  const inviteOn = bypassPnl ? inviteWithoutList(nextTestDueDate, putBack, today, policy) : null;
  return accept(
    draft([event('amended', { by, incident, on: today })], [cite(bypassPnl ? 'NTDD-06' : 'NTDD-05')]),
    putBack ? draft([], [cite('NTDD-07', `${incidentDays} days`)]) : nothing,
    schedule(nextTestDueDate, recallType, 'amendment', today, bypassPnl ? [cite('TT-09')] : [], inviteOn === null ? {} : { inviteOn }),
  );
};

/** Next week when the date is past or near, otherwise as many weeks before it as always. NTDD-06. */
const inviteWithoutList = (due: CivilDate, putBack: boolean, today: CivilDate, policy: Policy): CivilDate => {
  const { bypassWeeksBefore, incidentDays } = limitsOn(policy, today);
  const nextWeek = addWeeks(today, 1);
  const usual = addWeeks(due, -bypassWeeksBefore);
  return addDays(usual <= today ? nextWeek : usual, putBack ? incidentDays : 0);
};
