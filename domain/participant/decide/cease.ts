import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import { inForce } from '../../rules/dated.ts';
import type { Policy } from '../../rules/policy.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import { isUnderSurveillance, type Participant } from '../participant.ts';
import { accept, after, cite, draft, refusal, refuse, together } from './drafting.ts';
import { letter } from './letters.ts';
import { formMissing, notPermitted, notRecallable } from './standing.ts';

/** Takes somebody out of call and recall, for a reason and by somebody who may. CEASE-02, CEASE-05 to CEASE-09, D-17. */
export const cease = (p: Participant, request: CommandOf<'cease'>['with'], today: CivilDate, policy: Policy): Decided => {
  const hindrance = notRecallable(p);
  if (hindrance !== null) return refuse(hindrance);
  const permission = inForce(policy.ceasePermissions, today).value[request.reason];
  if (!permission.by.includes(request.by)) return refuse(notPermitted('Ceasing for this reason is not yours to enter.'));
  if (request.reason === 'age' && isUnderSurveillance(p))
    return refuse(refusal('not-permitted', 'Nobody is ceased for age while a follow-up test or an outcome from colposcopy is owed.', { field: 'reason' }));
  if (permission.signedFormFrom.includes(request.by) && request.signedForm !== true) return refuse(formMissing());

  const ceased = draft(
    [event('ceased', { reason: request.reason, since: today, automatic: false, by: request.by, on: today })],
    [cite(permission.rule), cite('D-17'), ...(request.by === 'practice' ? [cite('D-33')] : [])],
  );
  return accept(together(ceased, letter(after(p, ceased.events), permission.letter, today)));
};
