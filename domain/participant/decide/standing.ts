import type { Refusal } from '../../codes/refusal.ts';
import { isDummy, type Participant } from '../participant.ts';
import { refusal } from './drafting.ts';

/** What stands in the way of changing somebody's recall: they are inactive, or ceased. Null: nothing. */
export const notRecallable = (p: Participant): Refusal | null => {
  if (p.inactive !== null) return refusal('inactive', 'This person is inactive; nothing can be planned for them.');
  if (p.ceased !== null) return refusal('already-ceased', `Already ceased (${p.ceased.reason}); reinstate first.`);
  return null;
};

/** What stands in the way of calling somebody at somebody's wish: they have a dummy number. Null: nothing. D-20. */
export const notCalled = (p: Participant): Refusal | null =>
  isDummy(p) ? refusal('dummy-not-called', 'Nobody is called under a dummy number. Results and their letters still go to it.') : null;

/** What keeps results off a dummy registration: it was deactivated. Null: nothing. ELIG-08. */
export const deactivated = (p: Participant): Refusal | null =>
  p.inactive?.reason === 'deactivated' ? refusal('dummy-deactivated', 'This dummy registration was deactivated and accepts no results.') : null;

export const notPermitted = (what: string): Refusal =>
  refusal('not-permitted', `${what} Send the request to CSAS.`, { field: 'by' });

export const formMissing = (): Refusal =>
  refusal('signed-form-required', 'Record the signed form with this request.', { field: 'signedForm' });
