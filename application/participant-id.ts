import * as t from 'io-ts';
import type { ParticipantNumber } from '../domain/identifiers/participant-number.ts';

interface ParticipantIdBrand {
  readonly ParticipantId: unique symbol;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a participant is called in streams and addresses: a UUID that tells nothing of the NHS number it was made from. */
export const ParticipantId = t.brand(
  t.string,
  (s): s is t.Branded<string, ParticipantIdBrand> => uuid.test(s),
  'ParticipantId',
);
export type ParticipantId = t.TypeOf<typeof ParticipantId>;

/** Gives every NHS number, and every dummy number, its participant id: always the same one, and nobody without the key can lead it back. */
export interface ParticipantIds {
  readonly of: (number: ParticipantNumber) => ParticipantId;
}

export const participantStreams = 'participant-';

export const streamOf = (id: ParticipantId): string => `${participantStreams}${id}`;

/** The participant whose events a stream holds; null for streams of something else. */
export const participantOf = (stream: string): ParticipantId | null => {
  const id = stream.slice(participantStreams.length);
  return stream.startsWith(participantStreams) && ParticipantId.is(id) ? id : null;
};
