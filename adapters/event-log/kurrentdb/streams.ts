import { END, type EventStoreDBClient, START, StreamNotFoundError } from '@eventstore/db-client';
import type { Part, RecordedEvent } from '../../../application/ports/event-log.ts';
import { fromServer } from './form.ts';
import { NotOurs } from '../not-ours.ts';
import { insist, type Patience } from './patience.ts';
import { pull } from './pull.ts';

/** Reads one stream as the leader has it, or a part of it, and checks that each record follows the one before it. A stream that does not exist has no events. */
export const streamReader =
  (client: EventStoreDBClient, patience: Patience) =>
  (stream: string, { direction = 'forwards', from, limit = Number.MAX_SAFE_INTEGER }: Omit<Part, 'upTo'> = {}): Promise<RecordedEvent[]> =>
    insist(patience, async () => {
      const fromRevision = from !== undefined ? BigInt(from) : direction === 'forwards' ? START : END;
      try {
        const read = await pull(client.readStream(stream, { direction, fromRevision, maxCount: limit, requiresLeader: true }), patience.answerWithin);
        const events = read.flatMap(({ event }) => (event ? fromServer(event) : []));
        return direction === 'forwards' ? chained(stream, events, from ?? 0) : chained(stream, events.reverse()).reverse();
      } catch (error) {
        if (error instanceof StreamNotFoundError) return [];
        throw error;
      }
    });

const chained = (stream: string, events: readonly ReturnType<typeof fromServer>[], from = events[0]?.revision ?? 0): RecordedEvent[] => {
  let before: string | null | undefined = from === 0 ? null : undefined;
  return events.map(({ previous, ...event }, n) => {
    if (event.revision !== from + n || (before !== undefined && previous !== before))
      throw new NotOurs(`Record ${event.revision} of stream ${stream} does not follow the record before it`, event, true);
    before = event.digest;
    return event;
  });
};
