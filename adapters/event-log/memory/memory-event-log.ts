import { right } from 'fp-ts/lib/Either.js';
import { happeningsOf } from '../../../application/happenings.ts';
import type { EventLog, Expected, RecordedEvent, Stream } from '../../../application/ports/event-log.ts';
import type { AppendSignal } from '../../../application/ports/append-signal.ts';
import { answerRefused, stillStands } from '../answer-refused.ts';
import { type StagedEvent, stage } from '../stage.ts';
import { fits } from '../fits.ts';
import { listeners } from '../listeners.ts';
import { partOf } from '../part-of.ts';

interface Stored extends StagedEvent {
  readonly position: number;
}

/** An event log that lives as long as the process, for tests and trials. Keeps texts, so no caller can change what was stored. */
export const memoryEventLog = (now: () => string): EventLog & AppendSignal => {
  const log: Stored[] = [];
  const byId = new Map<string, Stored>();
  const byStream = new Map<string, Stored[]>();
  const { onAppend, announce } = listeners();

  const headOf = (stream: string): Expected => byStream.get(stream)?.at(-1) ?? 'no-stream';
  const bare = (head: Expected): Expected => (head === 'no-stream' ? head : { revision: head.revision, digest: head.digest });

  const store = (event: StagedEvent): void => {
    const stored = { ...event, position: log.length + 1 };
    log.push(stored);
    byId.set(stored.id, stored);
    const stream = byStream.get(stored.stream);
    if (stream) stream.push(stored);
    else byStream.set(stored.stream, [stored]);
  };

  const whole = (name: string): readonly RecordedEvent[] => (byStream.get(name) ?? []).map(recorded);

  const readStreams: EventLog['readStreams'] = async (streams, part = {}) => new Map(streams.map((name) => [name, partOf(whole(name), part)]));

  const readByStream: EventLog['readByStream'] = async function* (prefix, { position = Infinity, ...rest }, limit) {
    const upTo = { position: Math.min(position, log.length), ...rest };
    const names = [...byStream.keys()].filter((name) => name.startsWith(prefix)).sort(byCodePoint);
    let batch: Stream[] = [];
    let size = 0;
    for (const name of names) {
      const stream = partOf(whole(name), { upTo });
      if (stream.events.length > 0) batch.push(stream);
      size += stream.events.length;
      if (size >= limit) {
        yield batch;
        batch = [];
        size = 0;
      }
    }
    if (batch.length > 0) yield batch;
  };

  return {
    append: (appends) => async () => {
      const staged = stage(appends, now());
      const free = staged.events.every((event) => !byId.has(event.id) && (!event.leads || stillStands(event, headOf(event.stream))));
      if (!free) return answerRefused(staged, (id) => byId.get(id), (stream) => bare(headOf(stream)));
      staged.events.forEach(store);
      announce(log.length);
      return right({ position: log.length, heads: staged.heads });
    },
    readStreams,
    readAll: async function* (after, limit, filter) {
      const end = log.length;
      for (let from = after; from < end; from += limit) {
        const upTo = Math.min(from + limit, end);
        yield { upTo, events: log.slice(from, upTo).filter(fits(filter)).map(recorded) };
      }
    },
    readByStream,
    ...happeningsOf({ readByStream, readStreams }),
    head: async () => log.length,
    onAppend,
  };
};

const recorded = ({ leads: _leads, previous: _previous, data, metadata, ...rest }: Stored): RecordedEvent => ({
  ...rest,
  data: JSON.parse(data),
  metadata: JSON.parse(metadata) as RecordedEvent['metadata'],
});

const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
