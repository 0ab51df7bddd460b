import type { SenderRefusalCode } from '../../../domain/sender/refusal.ts';
import type { ProblemKind } from './kind.ts';

/** Why something cannot be done with a sender of the register. */
export const senderProblems: Readonly<Record<Exclude<SenderRefusalCode, 'comment-needed'>, ProblemKind>> = {
  'no-such-sender': { status: 404, title: 'No such sender', says: 'The register holds no sender with this code. Add it first.' },
  'already-a-sender': { status: 409, title: 'On the register already', says: 'The register holds a sender with this code. Change it instead.' },
  'sender-already-inactive': { status: 409, title: 'Inactive already', says: 'The sender was deactivated before.' },
  'sender-already-active': { status: 409, title: 'Active already', says: 'The sender is active: there is nothing to reactivate.' },
};
