import { type EventStoreDBClient } from '@eventstore/db-client';
import { happeningsOf } from '../../../application/happenings.ts';
import type { EventLog, Part, RecordedEvent, Stream } from '../../../application/ports/event-log.ts';
import { partOf, streamWith } from '../part-of.ts';
import { all } from './all.ts';
import { filtered } from './filtered.ts';
import { fromServer } from './form.ts';
import { inFlight } from './in-flight.ts';
import type { Known } from './known.ts';
import type { Patience } from './patience.ts';
import { streamReader } from './streams.ts';

/** Streams that are read at the same time. */
const atATime = 64;
/** Events of the whole log that are read at a time to find the streams that begin there. */
const namesPage = 1_000;

/** The reading half of the log. Everything is read from the leader, so that whoever has written sees it. */
export const reads = (client: EventStoreDBClient, known: Known, patience: Patience): Omit<EventLog, 'append'> => {
  const { head, page, pages } = all(client, patience);
  const readStream = streamReader(client, patience);

  const whole = async (stream: string): Promise<readonly RecordedEvent[]> => {
    const events = await readStream(stream);
    known.saw(stream, events);
    return events;
  };

  /** The server knows where a stream stood neither at a position nor at an instant: then all of it is read. */
  const read = async (stream: string, part: Part): Promise<Stream> => {
    const { upTo, ...rest } = part;
    const isWhole = upTo !== undefined || Object.keys(rest).length === 0;
    return isWhole ? partOf(await whole(stream), part) : streamWith(await readStream(stream, rest));
  };

  const readStreams: EventLog['readStreams'] = async (names, part = {}) => new Map(await inFlight(names, atATime, async (name): Promise<[string, Stream]> => [name, await read(name, part)]));

  /** A stream's turn comes where it begins: every stream has one first record, so no list of names need be kept. */
  const readByStream: EventLog['readByStream'] = async function* (prefix, { position = Infinity, ...rest }, limit) {
    const upTo = { position: Math.min(position, await head()), ...rest };
    let batch: Stream[] = [];
    let size = 0;
    for await (const events of pages(0, upTo.position, namesPage)) {
      const begun = events.filter(({ revision, streamId }) => revision === 0n && streamId.startsWith(prefix)).map(({ streamId }) => streamId);
      for (let from = 0; from < begun.length; from += atATime) {
        for (const events of await inFlight(begun.slice(from, from + atATime), atATime, (name) => readStream(name))) {
          const stream = partOf(events, { upTo });
          if (stream.events.length === 0) continue;
          batch.push(stream);
          size += stream.events.length;
          if (size < limit) continue;
          yield batch;
          batch = [];
          size = 0;
        }
      }
    }
    if (batch.length > 0) yield batch;
  };

  return {
    head,

    readStreams,

    readAll: async function* (after, limit, filter) {
      const end = await head();
      if (filter === undefined) {
        for await (const found of pages(after, end, limit)) {
          const events = found.map(plain);
          yield { upTo: events.at(-1)?.position ?? after, events };
        }
        return;
      }
      for await (const { upTo, events } of filtered(client, page, after, end, limit, filter)) yield { upTo, events: events.map(plain) };
    },

    readByStream,
    ...happeningsOf({ readByStream, readStreams }),
  };
};

const plain = (event: Parameters<typeof fromServer>[0]): RecordedEvent => {
  const { previous: _previous, ...recorded } = fromServer(event);
  return recorded;
};
