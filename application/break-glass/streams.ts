import { createHash } from 'node:crypto';
import { attemptEventData, type AttemptEvent, breakGlassEventData, type BreakGlassEvent, type Looker } from '../../domain/break-glass/events.ts';
import { eventCodec } from '../event-codec.ts';
import { uuidOfDigest } from '../uuid-of-digest.ts';

export const breakGlassCodec = eventCodec<typeof breakGlassEventData, BreakGlassEvent>(breakGlassEventData);
export const attemptCodec = eventCodec<typeof attemptEventData, AttemptEvent>(attemptEventData);

/** How the names of these streams begin; a UUID follows. */
export const breakGlassStreams = 'break-glass-';
export const attemptStreams = 'attempted-break-glass-';

const uuidOf = (...parts: readonly string[]): string => uuidOfDigest(createHash('sha256').update(JSON.stringify(parts)).digest('hex'));

/** Of one person's record, opened by one user in one session: whoever asks whether it is open reads this one stream. */
export const breakGlassStream = ({ user, role, organisation, session }: Looker, participantId: string): string =>
  `${breakGlassStreams}${uuidOf(user, role, organisation, session, participantId)}`;

export const attemptStream = ({ user, organisation }: Pick<Looker, 'user' | 'organisation'>): string => `${attemptStreams}${uuidOf(user, organisation)}`;

/** A look as it is named to people: where it stands, and which of the openings it is. */
export interface LookId {
  readonly id: string;
  readonly number: number;
}

export const writtenLook = ({ id, number }: LookId): string => `${id}-${String(number).padStart(4, '0')}`;

export const readLook = (written: string): LookId => ({ id: written.slice(0, 36), number: Number(written.slice(37)) });
