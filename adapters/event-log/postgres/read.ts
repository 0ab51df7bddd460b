import type { Pool } from 'pg';
import type { EventLog, RecordedEvent, Stream } from '../../../application/ports/event-log.ts';
import { textArray } from './array-parameter.ts';
import { type Row, columns, toEvent, types } from './rows.ts';

type Reads = Omit<EventLog, 'append'>;

/** The reading half of the log. Each batch is a query of its own from where the last one ended: no transaction or connection is held between them. */
export const reads = (pool: Pool): Reads => {
  const query = async (text: string, values: unknown[], name?: string): Promise<RecordedEvent[]> =>
    (await pool.query<Row>({ text, values, rowMode: 'array', types, name } as never)).rows.map(toEvent);

  const head = async (): Promise<number> => {
    const { rows } = await pool.query<{ head: string }>('select coalesce(max(position), 0) as head from event_log.events');
    return Number(rows[0]?.head);
  };

  const after = (position: number, end: number, limit: number): Promise<RecordedEvent[]> =>
    query(`select ${columns} from event_log.events where position > $1 and position <= $2 order by position limit $3`, [position, end, limit]);

  return {
    head,

    readStreams: async (streams, upTo) => {
      const events = await query(
        `select ${columns} from event_log.streams($1, $2)`,
        [textArray([...new Set(streams)]), upTo ?? Number.MAX_SAFE_INTEGER],
        'event_log.streams',
      );
      const found = new Map(inStreams(events).map((stream) => [stream.events[0]?.stream, stream]));
      return new Map(streams.map((name) => [name, found.get(name) ?? { head: 'no-stream', events: [] }]));
    },

    readAll: async function* (start, limit) {
      const end = await head();
      let next = after(start, end, limit);
      for (let events = await next; events.length > 0; events = await next) {
        const last = events.at(-1)?.position ?? end;
        next = last < end ? ahead(after(last, end, limit)) : Promise.resolve([]);
        yield events;
      }
    },

    readByStream: async function* (prefix, upTo, limit) {
      const end = Math.min(upTo, await head());
      const text = `select ${columns} from event_log.events
        where stream >= $1 and stream < $2 and (stream, revision) > ($3, $4) and position <= $5
        order by stream, revision limit $6`;
      let [stream, revision] = ['', -1];
      let held: RecordedEvent[] = [];
      for (;;) {
        const events = await query(text, [prefix, `${prefix}${lastOfAll}`, stream, revision, end, limit]);
        const complete = events.length < limit;
        const last = events.at(-1);
        if (last) [stream, revision] = [last.stream, last.revision];
        const whole = held.concat(events);
        held = complete ? [] : whole.filter((event) => event.stream === stream);
        const batch = inStreams(held.length > 0 ? whole.filter((event) => event.stream !== stream) : whole);
        if (batch.length > 0) yield batch;
        if (complete) return;
      }
    },
  };
};

/** No stream's name holds the last code point, so this ends the range of names with a prefix. */
const lastOfAll = '\u{10FFFF}';

/** Asked for before it is needed; if nobody comes for it, its failure is nobody's business. */
const ahead = <A>(promise: Promise<A>): Promise<A> => {
  promise.catch(() => undefined);
  return promise;
};

const inStreams = (events: readonly RecordedEvent[]): Stream[] => {
  const streams: { head: Stream['head']; events: RecordedEvent[] }[] = [];
  for (const event of events) {
    const { stream, revision, digest } = event;
    const open = streams.at(-1);
    if (open?.events[0]?.stream === stream) {
      open.events.push(event);
      open.head = { revision, digest };
    } else streams.push({ head: { revision, digest }, events: [event] });
  }
  return streams;
};
