import { type MessageEvent, messageEventData } from '../../domain/message/events.ts';
import { eventCodec } from '../event-codec.ts';

/** The events of messages to participants. */
export const messageCodec = eventCodec<typeof messageEventData, MessageEvent>(messageEventData);

/** How the names of these streams begin; the reference of the message follows. */
export const messageStreams = 'message-';
