import { type EventStoreDBClient } from '@eventstore/db-client';
import type { EventLog, RecordedEvent, Stream } from '../../../application/ports/event-log.ts';
import { all } from './all.ts';
import { fromServer } from './form.ts';
import { inFlight } from './in-flight.ts';
import type { Known } from './known.ts';
import type { Patience } from './patience.ts';
import { asOf, streamReader } from './streams.ts';

/** Streams that are read at the same time. */
const atATime = 64;
/** Events of the whole log that are read at a time to find the streams that begin there. */
const namesPage = 1_000;

/** The reading half of the log. Everything is read from the leader, so that whoever has written sees it. */
export const reads = (client: EventStoreDBClient, known: Known, patience: Patience): Omit<EventLog, 'append'> => {
  const { head, pages } = all(client, patience);
  const readStream = streamReader(client, patience);

  const whole = async (stream: string): Promise<readonly RecordedEvent[]> => {
    const events = await readStream(stream);
    known.saw(stream, events);
    return events;
  };

  return {
    head,

    readStreams: async (names, upTo = Infinity) => new Map(await inFlight(names, atATime, async (name): Promise<[string, Stream]> => [name, asOf(await whole(name), upTo)])),

    readAll: async function* (after, limit) {
      for await (const events of pages(after, await head(), limit)) yield events.map((event) => plain(fromServer(event)));
    },

    /** A stream's turn comes where it begins: every stream has one first record, so no list of names need be kept. */
    readByStream: async function* (prefix, upTo, limit) {
      const end = Math.min(upTo, await head());
      let batch: Stream[] = [];
      let size = 0;
      for await (const events of pages(0, end, namesPage)) {
        const begun = events.filter(({ revision, streamId }) => revision === 0n && streamId.startsWith(prefix)).map(({ streamId }) => streamId);
        for (let from = 0; from < begun.length; from += atATime) {
          for (const stream of await inFlight(begun.slice(from, from + atATime), atATime, readStream)) {
            batch.push(asOf(stream, end));
            size += batch.at(-1)?.events.length ?? 0;
            if (size < limit) continue;
            yield batch;
            batch = [];
            size = 0;
          }
        }
      }
      if (batch.length > 0) yield batch;
    },
  };
};

const plain = ({ previous: _previous, ...event }: ReturnType<typeof fromServer>): RecordedEvent => event;
