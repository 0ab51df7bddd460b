import type { Kysely } from 'kysely';
import { messageCodec, messageStreams } from '../../application/message/codec.ts';
import type { EventLog } from '../../application/ports/event-log.ts';
import { evolveMessage } from '../../domain/message/evolve.ts';
import type { Message } from '../../domain/message/message.ts';
import { messages } from '../../projections/messages/rows.ts';
import { type ReadModels, readModels } from '../../projections/runner/read-models.ts';
import { streamsOf } from '../../projections/streams-of.ts';

/** The read models of messages, of a log in a database. */
export const messageModelsOf = (db: Kysely<unknown>, log: EventLog): ReadModels =>
  readModels({ db, log, source: streamsOf(messageStreams, null as Message, messageCodec.decode, evolveMessage), projections: [messages], now: () => '2026-11-23T09:00:00.000Z' });
