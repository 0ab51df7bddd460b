import { createHmac } from 'node:crypto';
import type { ParticipantId, ParticipantIds } from '../application/participant-id.ts';
import { uuidOfDigest } from '../application/uuid-of-digest.ts';

/**
 * Participant ids made from the NHS number (or dummy number) and a secret key. The same number always leads to the same stream, so
 * registering somebody twice is impossible; and without the key, nobody can tell the number from an id.
 */
export const participantIds = (key: string): ParticipantIds => ({
  of: (number) => uuidOfDigest(createHmac('sha256', key).update(number).digest('hex')) as ParticipantId,
});
