import type { Party } from '../../codes/recall.ts';
import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { accept, cite, draft, nothing, refusal, refuse } from './drafting.ts';
import { notCalled, notRecallable } from './standing.ts';

/** The practice answers Invite; the invitation goes on its day. TT-02. */
export const invite = (p: Participant, by: Party, today: CivilDate): Decided => {
  const hindrance = notCalled(p) ?? notRecallable(p);
  if (hindrance !== null) return refuse(hindrance);
  if (p.round.status !== 'pnl') return refuse(refusal('not-on-pnl', 'This person is not on the prior notification list.'));
  return accept(p.round.confirmed ? nothing : draft([event('invitation-confirmed', { by, on: today })], [cite('TT-02')]));
};
