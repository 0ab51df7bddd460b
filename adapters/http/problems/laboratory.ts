import type { ItemRefusalCode } from '../../../domain/laboratory/item/refusal.ts';
import type { FileRefusalCode } from '../../../domain/laboratory/file/refusal.ts';
import type { ProblemKind } from './kind.ts';

/** Why something cannot be done with what laboratories sent. */
export const laboratoryProblems: Readonly<Record<ItemRefusalCode | FileRefusalCode | 'corrupt-file', ProblemKind>> = {
  'no-such-item': { status: 404, title: 'No such item', says: 'No laboratory sent a result under this name.' },
  'no-such-file': { status: 404, title: 'No such file', says: 'No laboratory sent a file under this name.' },
  'no-acknowledgement': { status: 404, title: 'No acknowledgement', says: 'The file asked for no answer, came by a way that takes none back, or nobody can tell whose it is.' },
  'corrupt-file': { status: 422, title: 'The file is corrupt', says: 'Nothing of it was taken. "reason" and "segment" tell what is wrong and where: a segment from 1, or the place of a result among the others; 0 is the file as a whole. Put it right and send it again.' },
  'not-corrupt': { status: 409, title: 'Not corrupt', says: 'The file could be read to its end: there is nothing to resolve.' },
  'not-missing': { status: 409, title: 'Not missing', says: 'No file with this number is missing. Perhaps it has come since.' },
  'already-resolved': { status: 409, title: 'Resolved before', says: 'Somebody has resolved this already.' },
  'already-received': { status: 409, title: 'Received before', says: 'This result of this file is in the log already.' },
  'item-held': { status: 409, title: 'Somebody else works on it', says: 'Somebody else took it up, or was faster. Try again when they are done, or after the instant in "until".' },
  'not-taken-up': { status: 409, title: 'Not taken up', says: 'Take it up first: what you do must rest on what you see, and nobody else may act meanwhile. It is yours for some minutes, then take it up again.' },
  'same-person': { status: 403, title: 'Somebody else must check it', says: 'You proposed this yourself. What one person proposes, another accepts or sends back.' },
  'not-on-this-list': { status: 409, title: 'It does not stand where this can be done', says: 'Somebody did something with it meanwhile, or the system did. Look at it again.' },
  'comment-needed': { status: 422, title: 'A comment is needed', says: 'Say why, for whoever looks at this later.' },
};
