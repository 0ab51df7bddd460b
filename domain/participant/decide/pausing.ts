import type { Party } from '../../codes/recall.ts';
import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided, Decision } from '../../decision.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { accept, cite, draft, nothing, refusal, refuse } from './drafting.ts';
import { notPermitted } from './standing.ts';

/** Holds every letter and notification until the pause is ended. D-32. */
export const pause = (p: Participant, by: Party, today: CivilDate): Decided => {
  if (by !== 'csas') return refuse(notPermitted('Pausing is not yours to enter.'));
  if (p.pausedByHand !== null) return refuse(refusal('already-paused', 'Letters and notifications are paused already.'));
  return accept(draft([event('paused', { by, on: today })], [cite('D-32')]));
};

export const unpause = (p: Participant, by: Party, today: CivilDate): Decided => {
  if (by !== 'csas') return refuse(notPermitted('Ending a pause is not yours to enter.'));
  if (p.pausedByHand !== null) return accept(draft([event('resumed', { by, on: today })], [cite('D-32')]));
  return p.refused.length > 0
    ? refuse(refusal('another-result-unresolved', 'Paused until the result that failed validation is settled.'))
    : refuse(refusal('not-paused', 'Letters and notifications are not paused.'));
};

/** Holds letters while a report that may be this person's cannot be read. Told each time, so that the last of several ends it. VAL-14. */
export const holdForReport = (today: CivilDate): Decision => draft([event('paused', { by: 'system', on: today })], [cite('VAL-14'), cite('D-32')]);

/** Ends that. */
export const endHoldForReport = (p: Participant, today: CivilDate): Decision =>
  p.pausedByHand === null ? nothing : draft([event('resumed', { by: 'system', on: today })], [cite('D-32')]);
