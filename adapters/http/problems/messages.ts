import type { MessageRefusalCode } from '../../../domain/message/refusal.ts';
import type { ProblemKind } from './kind.ts';

/** Why something cannot be done with a message to a participant. */
export const messageProblems: Readonly<Record<Exclude<MessageRefusalCode, 'comment-needed'>, ProblemKind>> = {
  'no-such-message': { status: 404, title: 'No such message', says: 'No message goes by this reference. A letter that was asked for a moment ago has one soon.' },
  'already-handed-over': { status: 409, title: 'Handed over already', says: 'NHS Notify has it, or is being given it: it cannot be called back. If it fails or comes back, settle it or send it again.' },
  'already-cancelled': { status: 409, title: 'Cancelled before', says: 'It is not sent. If it is owed after all, send it again.' },
  'no-letter-sent': { status: 409, title: 'No letter was sent', says: 'Nothing was sent by post under this reference that could have come back. Look at the reference again.' },
  'already-returned': { status: 409, title: 'Known to have come back', says: 'Somebody has recorded already that this letter came back.' },
  'nothing-to-settle': { status: 409, title: 'Nothing to settle', says: 'It neither failed nor came back, or somebody has settled it.' },
  'still-on-its-way': { status: 409, title: 'It waits, or is on its way', says: 'This letter may still arrive, under this reference or a newer one. Wait for what becomes of it, or cancel it where it waits.' },
  'nothing-to-send-again': { status: 409, title: 'Nothing to send again', says: 'There is no invitation or reminder of the present round: the person is not invited, or has had a result since.' },
  'address-incomplete': { status: 422, title: 'No whole address', says: 'NHS Notify takes no address of fewer than two lines, besides the postcode.' },
  'no-previous-address': { status: 422, title: 'No address before the present one', says: 'The record never held another address. Give the address for this letter.' },
};
