import { createHash } from 'node:crypto';
import { uuidOfDigest } from './uuid-of-digest.ts';

/**
 * The id of the n-th event that a command adds to a stream, made from the three: whoever carries the same command out
 * again makes the same ids, and the log stores the events once.
 */
export const eventId = (commandId: string, stream: string, index: number): string =>
  uuidOfDigest(createHash('sha256').update(JSON.stringify([commandId, stream, index])).digest('hex'));
