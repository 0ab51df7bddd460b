import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import type { Policy } from '../../rules/policy.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { accept, after, cite, draft, nothing, refusal, refuse } from './drafting.ts';
import { firstCall } from './scheduling.ts';
import { notCalled } from './standing.ts';

/** The opt-in form of somebody who is not called without it. ELIG-05, D-01. */
export const optIn = (p: Participant, today: CivilDate, policy: Policy): Decided => {
  const hindrance = notCalled(p);
  if (hindrance !== null) return refuse(hindrance);
  if (p.inactive !== null) return refuse(refusal('inactive', 'This person is inactive; nothing can be planned for them.'));
  if (p.optedIn) return accept(nothing);
  const optedIn = draft([event('opted-in', { on: today })], [cite('ELIG-05'), cite('D-01')]);
  const needsDate = p.ceased === null && p.schedule.nextTestDueDate === null;
  return accept(optedIn, needsDate ? firstCall(after(p, optedIn.events), 'opt-in', today, policy) : nothing);
};
