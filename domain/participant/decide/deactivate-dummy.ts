import type { Party } from '../../codes/recall.ts';
import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import { event } from '../events.ts';
import { isDummy, type Participant } from '../participant.ts';
import { accept, cite, draft, refusal, refuse } from './drafting.ts';
import { cancelHeld } from './letters.ts';
import { deactivated, notPermitted } from './standing.ts';

/**
 * Ends a dummy registration for good: nothing is sent or taken on any more, and what is there can still be looked at. Not while an
 * outcome from colposcopy is owed: an ended registration comes on no failsafe list, and nobody is dropped silently. ELIG-08, D-21.
 */
export const deactivateDummy = (p: Participant, by: Party, today: CivilDate): Decided => {
  if (by !== 'csas') return refuse(notPermitted('Deactivating a dummy registration is not yours to enter.'));
  if (!isDummy(p)) return refuse(refusal('not-a-dummy', 'This person has an NHS number; only a dummy registration can be deactivated.'));
  const already = deactivated(p);
  if (already !== null) return refuse(already);
  if (p.referral !== null) return refuse(refusal('dummy-awaits-outcome', 'They are under referral to colposcopy, and nobody has recorded what came of it.'));
  return accept(draft([event('dummy-deactivated', { by, on: today })], [cite('ELIG-08')]), cancelHeld(p, today));
};
