import { type EventStoreDBClient, StreamNotFoundError } from '@eventstore/db-client';
import type { RecordedEvent, Stream } from '../../../application/ports/event-log.ts';
import { fromServer } from './form.ts';
import { insist, NotOurs, type Patience } from './patience.ts';
import { pull } from './pull.ts';

/** Reads one stream from a revision, as the leader has it, and checks that each record follows the one before it. A stream that does not exist has no events. */
export const streamReader =
  (client: EventStoreDBClient, patience: Patience) =>
  (stream: string, fromRevision = 0, maxCount = Number.MAX_SAFE_INTEGER): Promise<RecordedEvent[]> =>
    insist(patience, async () => {
      try {
        const read = await pull(client.readStream(stream, { fromRevision: BigInt(fromRevision), maxCount, requiresLeader: true }), patience.answerWithin);
        return chained(stream, fromRevision, read.flatMap(({ event }) => (event ? fromServer(event) : [])));
      } catch (error) {
        if (error instanceof StreamNotFoundError) return [];
        throw error;
      }
    });

const chained = (stream: string, from: number, events: readonly ReturnType<typeof fromServer>[]): RecordedEvent[] => {
  let before: string | null | undefined = from === 0 ? null : undefined;
  return events.map(({ previous, ...event }, n) => {
    if (event.revision !== from + n || (before !== undefined && previous !== before))
      throw new NotOurs(`Record ${event.revision} of stream ${stream} does not follow the record before it`);
    before = event.digest;
    return event;
  });
};

/** The part of a whole stream that stood at a position. */
export const asOf = (events: readonly RecordedEvent[], upTo: number): Stream => {
  const standing = events.filter(({ position }) => position <= upTo);
  const last = standing.at(-1);
  return { head: last ? { revision: last.revision, digest: last.digest } : 'no-stream', events: standing };
};
