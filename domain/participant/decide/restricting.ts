import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided, Decision } from '../../decision.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { accept, cite, draft, nothing, refusal, refuse } from './drafting.ts';
import { notPermitted } from './standing.ts';

type Request = CommandOf<'restrict'>['with'];

/** CSAS, or the demographic feed as the system: nobody else knows enough to answer for it. */
const mayNot = ({ by }: Request): boolean => by !== 'csas' && by !== 'system';

/** Hides where somebody lives and who looks after them from all but the permitted. Letters go on. D-38. */
export const restrict = (p: Participant, request: Request, today: CivilDate): Decided => {
  if (mayNot(request)) return refuse(notPermitted('Restricting a record is not yours to enter.'));
  if (p.restricted) return refuse(refusal('already-restricted', 'This record is restricted already.'));
  return accept(draft([event('restricted', { ...request, on: today })], [cite('D-38')]));
};

export const unrestrict = (p: Participant, request: Request, today: CivilDate): Decided => {
  if (mayNot(request)) return refuse(notPermitted('Lifting a restriction is not yours to enter.'));
  if (!p.restricted) return refuse(refusal('not-restricted', 'This record is not restricted.'));
  return accept(draft([event('unrestricted', { ...request, on: today })], [cite('D-38')]));
};

/** Of two records found to be one person's, what hid either hides both. D-38, D-29. */
export const restrictedAs = (p: Participant, other: Participant, today: CivilDate): Decision =>
  other.restricted && !p.restricted
    ? draft([event('restricted', { reason: 'The other record of this person was restricted.', by: 'system', on: today })], [cite('D-38')])
    : nothing;
