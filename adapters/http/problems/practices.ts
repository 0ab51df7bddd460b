import type { PracticeRefusalCode } from '../../../domain/practice/refusal.ts';
import type { ProblemKind } from './kind.ts';

/** Why something cannot be done about the notices of a practice. */
export const practiceProblems: Readonly<Record<PracticeRefusalCode, ProblemKind>> = {
  'not-an-address': { status: 422, title: 'No email address', says: 'Write the address as name@practice.nhs.uk.' },
  'address-known': { status: 409, title: 'The practice has this address', says: 'The practice is told at this address already. Capitals make no difference.' },
  'too-many-addresses': { status: 422, title: 'Too many addresses', says: 'A practice may have so many addresses and no more (COM-05). Remove one first.' },
  'no-such-address': { status: 404, title: 'No such address', says: 'The practice has no such address. Perhaps somebody has removed it.' },
  'last-address': { status: 422, title: 'The last address', says: 'A practice keeps at least one address. Add another one first.' },
  'confirmation-needed': { status: 422, title: 'Confirm it', says: 'Set "confirmed" to true to remove the address.' },
  'told-by-email': { status: 422, title: 'Told by email', says: 'The practice has an address that takes mail. Printed lists are for practices that have none.' },
  'nobody-listed': { status: 422, title: 'Nobody is listed', says: 'Nobody is on the lists of this practice: there is nothing to print.' },
  'not-printed': { status: 404, title: 'Not printed', says: 'No such list was printed for this practice, or a later one was sent since. Print it anew.' },
  'already-sent': { status: 409, title: 'Sent before', says: 'This list was marked as sent before, and nobody has come on it since.' },
};
