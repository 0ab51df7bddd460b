import { batchEventData } from '../../domain/message/batch.ts';
import { type MessageEvent, messageEventData } from '../../domain/message/events.ts';
import { eventCodec } from '../event-codec.ts';

/** The events of messages to participants, and of the batches in which they are handed over. */
export const messageCodec = eventCodec<typeof messageEventData, MessageEvent>(messageEventData);
export const batchCodec = eventCodec(batchEventData);

/** How the names of these streams begin; the reference of the message, or of the batch, follows. */
export const messageStreams = 'message-';
export const batchStreams = 'hand-over-';
