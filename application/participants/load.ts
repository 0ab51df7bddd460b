import * as E from 'fp-ts/lib/Either.js';
import { evolve } from '../../domain/participant/evolve.ts';
import type { ParticipantEvent } from '../../domain/participant/events.ts';
import { type ParticipantRecord, unknown } from '../../domain/participant/participant.ts';
import type { UnreadableEvent } from '../event-codec.ts';
import { decode } from '../participant-codec.ts';
import { type ParticipantId, streamOf } from '../participant-id.ts';
import type { EventLog, Expected, RecordedEvent, Stream } from '../ports/event-log.ts';

export interface Entry {
  readonly recorded: RecordedEvent;
  readonly event: ParticipantEvent;
}

/** One stream as it stood when it was read. */
export interface Loaded {
  readonly participantId: ParticipantId;
  readonly head: Expected;
  readonly entries: readonly Entry[];
  readonly record: ParticipantRecord;
}

export type LoadedStream = E.Either<UnreadableEvent, Loaded>;

/** How often a record may lead on to another stream. An NHS number changes seldom; more than this is a circle. */
export const hops = 3;

/** Reads these participants' streams, and those to which they lead (D-29), in one read a hop. */
export const load =
  (log: EventLog) =>
  async (wanted: readonly ParticipantId[]): Promise<ReadonlyMap<ParticipantId, LoadedStream>> => {
    const loaded = new Map<ParticipantId, LoadedStream>();
    let asked = [...new Set(wanted)];
    for (let hop = 0; asked.length > 0 && hop <= hops; hop++) {
      const streams = await log.readStreams(asked.map(streamOf));
      for (const id of asked) loaded.set(id, readStream(id, streams.get(streamOf(id))));
      asked = [...new Set(asked.flatMap((id) => leadsTo(loaded.get(id)) ?? []))].filter((id) => !loaded.has(id));
    }
    return loaded;
  };

const leadsTo = (stream: LoadedStream | undefined): ParticipantId | null =>
  stream !== undefined && E.isRight(stream) && stream.right.record.kind === 'elsewhere' ? (stream.right.record.participantId as ParticipantId) : null;

/** What was made of streams as they were read: who is handed the same again, as the guard hands it on, need not make it again. */
const made = new WeakMap<Stream, LoadedStream>();

const nothingYet: Stream = { head: 'no-stream', events: [] };

const readStream = (participantId: ParticipantId, stream: Stream | undefined): LoadedStream => {
  if (stream === undefined || stream.events.length === 0) return makeOf(participantId, nothingYet);
  const known = made.get(stream) ?? makeOf(participantId, stream);
  made.set(stream, known);
  return known;
};

const makeOf = (participantId: ParticipantId, { head, events }: Stream): LoadedStream => {
  const entries: Entry[] = [];
  let record = unknown;
  for (const recorded of events) {
    const event = decode(recorded);
    if (E.isLeft(event)) return event;
    entries.push({ recorded, event: event.right });
    record = evolve(record, event.right);
  }
  return E.right({ participantId, head, entries, record });
};
