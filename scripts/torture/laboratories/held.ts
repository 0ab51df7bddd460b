import * as E from 'fp-ts/lib/Either.js';
import { createHash } from 'node:crypto';
import type { EventCodec } from '../../../application/event-codec.ts';
import { fileCodec, fileStreams, itemCodec, itemStreams, linkCodec, linkStreams } from '../../../application/laboratory/codec.ts';
import { decode } from '../../../application/participant-codec.ts';
import { participantStreams } from '../../../application/participant-id.ts';
import type { EventLog, RecordedEvent } from '../../../application/ports/event-log.ts';
import type { FileEvent, LinkEvent } from '../../../domain/laboratory/file/events.ts';
import type { ItemEvent } from '../../../domain/laboratory/item/events.ts';
import type { ParticipantEvent } from '../../../domain/participant/events.ts';

interface Happened<Event> {
  readonly event: Event;
  readonly recorded: RecordedEvent;
}

type Streams<Event> = ReadonlyMap<string, readonly Happened<Event>[]>;

/** What a log holds, by stream. */
export interface Held {
  readonly files: Streams<FileEvent>;
  readonly links: Streams<LinkEvent>;
  readonly items: Streams<ItemEvent>;
  readonly records: Streams<ParticipantEvent>;
  readonly others: readonly string[];
  /** The same for the same events in the same order. */
  readonly fingerprint: string;
}

export const heldIn = async (log: EventLog): Promise<Held> => {
  const hash = createHash('sha256');
  const streams = new Map<string, RecordedEvent[]>();
  for await (const { events } of log.readAll(0, 5_000))
    for (const each of events) {
      hash.update(JSON.stringify([each.stream, each.revision, each.id, each.type, each.data]));
      const before = streams.get(each.stream);
      if (before === undefined) streams.set(each.stream, [each]);
      else before.push(each);
    }
  const by = <Event>(prefix: string, read: EventCodec<Event>['decode']): Streams<Event> =>
    new Map([...streams].filter(([stream]) => stream.startsWith(prefix)).map(([stream, events]) => [stream.slice(prefix.length), events.map((recorded) => ({ recorded, event: orThrow(read(recorded)) }))]));
  const known = [fileStreams, linkStreams, itemStreams, participantStreams];
  return {
    files: by<FileEvent>(fileStreams, fileCodec.decode),
    links: by<LinkEvent>(linkStreams, linkCodec.decode),
    items: by<ItemEvent>(itemStreams, itemCodec.decode),
    records: by<ParticipantEvent>(participantStreams, decode),
    others: [...streams.keys()].filter((stream) => !known.some((prefix) => stream.startsWith(prefix))),
    fingerprint: hash.digest('hex'),
  };
};

const orThrow = <A>(read: E.Either<{ readonly message: string }, A>): A => {
  if (E.isLeft(read)) throw new Error(read.left.message);
  return read.right;
};
