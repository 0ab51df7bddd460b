import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { accept, cite, draft, refusal, refuse } from './drafting.ts';
import { notPermitted } from './standing.ts';

/** The practice has looked at somebody, who leaves its list. A non-responder is still called again when the time on the list is over. TT-04. */
export const completeReview = (p: Participant, { by, list }: CommandOf<'complete-review'>['with'], today: CivilDate): Decided => {
  if (by !== 'practice' && by !== 'csas') return refuse(notPermitted('Answering for the lists of a practice is not yours to enter.'));
  if (!isListed(p, list)) return refuse(refusal('nothing-to-review', 'This person is not on that list, or was reviewed already.', { field: 'list' }));
  return accept(draft([event('review-completed', { list, by, on: today })], [cite('TT-04')]));
};

const isListed = ({ inactive, ceased, round, review }: Participant, list: CommandOf<'complete-review'>['with']['list']): boolean => {
  if (inactive !== null) return false;
  return list === 'to-review' ? review !== null : ceased === null && round.status === 'non-responder' && round.reviewedOn === null;
};
