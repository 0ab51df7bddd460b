import type { Party } from '../../codes/recall.ts';
import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided, Decision } from '../../decision.ts';
import type { Policy } from '../../rules/policy.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { accept, after, cite, draft, refusal, refuse, together } from './drafting.ts';
import { firstCall, schedule } from './scheduling.ts';
import { deactivated, notPermitted } from './standing.ts';

/** Active again: what had set the date still has. ELIG-07, D-31. `by`: who brought them back, where it was not the demographic feed. */
export const comeBack = (p: Participant, on: CivilDate, policy: Policy, by?: Party): Decision => {
  const returned = draft([event('returned', { on, ...(by === undefined ? {} : { by }) })], [cite(by === undefined ? 'ELIG-07' : 'D-44')]);
  if (p.ceased !== null) return returned;
  const { nextTestDueDate, recallType, basis } = p.schedule;
  const next =
    nextTestDueDate === null
      ? firstCall(after(p, returned.events), 'return', on, policy)
      : schedule(nextTestDueDate, recallType, basis, on, [cite('D-31')]);
  return together(returned, next);
};

/** CSAS brings back somebody who was removed or left. That somebody lives, only the demographic feed can tell. D-44. */
export const restore = (p: Participant, by: Party, today: CivilDate, policy: Policy): Decided => {
  if (by !== 'csas') return refuse(notPermitted('Restoring somebody is not yours to enter.'));
  if (p.inactive === null) return refuse(refusal('not-inactive', 'This person is active.'));
  const ended = deactivated(p);
  if (ended !== null) return refuse(ended);
  if (p.inactive.reason === 'died') return refuse(refusal('not-permitted', 'This person is recorded as dead. If that is wrong, have the national record put right; the change comes by the demographic feed.'));
  return accept(comeBack(p, today, policy, by));
};
