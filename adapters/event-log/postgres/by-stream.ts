import { namesWith, type Query } from './select.ts';

/** What is needed of an event to tell where its stream ends. */
interface OfStream {
  readonly stream: string;
  readonly revision: number;
}

/**
 * The events up to a position of every stream whose name begins with a prefix, in order of names: each stream whole, a batch at a
 * time. Each batch is a query of its own from where the last one ended.
 */
export const byStream = async function* <E extends OfStream>(
  { columns, read }: { readonly columns: string; readonly read: (query: Query) => Promise<E[]> },
  prefix: string,
  upTo: number,
  limit: number,
): AsyncIterable<readonly E[][]> {
  const text = `select ${columns} from event_log.events
    where stream >= $1 and stream < $2 and (stream, revision) > ($3, $4) and position + 0 <= $5
    order by stream, revision limit $6`;
  let [stream, revision] = ['', -1];
  let held: E[] = [];
  for (;;) {
    const events = await read({ text, values: [...namesWith(prefix), stream, revision, upTo, limit] });
    const complete = events.length < limit;
    const last = events.at(-1);
    if (last) ({ stream, revision } = last);
    const streams = inStreams(held.concat(events));
    held = complete ? [] : (streams.pop() ?? []);
    if (streams.length > 0) yield streams;
    if (complete) return;
  }
};

/** Events in order of their streams, stream by stream. */
export const inStreams = <E extends OfStream>(events: readonly E[]): E[][] => {
  const streams: E[][] = [];
  for (const event of events) {
    const open = streams.at(-1);
    if (open?.[0]?.stream === event.stream) open.push(event);
    else streams.push([event]);
  }
  return streams;
};
