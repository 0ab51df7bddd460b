import { eventData, type ParticipantEvent } from '../domain/participant/events.ts';
import { eventCodec } from './event-codec.ts';

/** The events of the participants' streams. */
export const participantCodec = eventCodec<typeof eventData, ParticipantEvent>(eventData);
export const { decode, encode } = participantCodec;
