import type { Pool } from 'pg';
import type { EventLog, Filter, Happening, Part, RecordedEvent, Stream, Stretch } from '../../../application/ports/event-log.ts';
import { partOf, streamWith } from '../part-of.ts';
import { textArray } from './array-parameter.ts';
import { askTogether } from './ask-together.ts';
import { byStream, inStreams } from './by-stream.ts';
import { columns, columnsOfHappening, type Row, type RowOfHappening, toEvent, toHappening, types } from './rows.ts';
import { type Query, selectFitting } from './select.ts';

type Reads = Omit<EventLog, 'append'>;

/** Positions looked through at a time for names with a prefix: most of the log, or so little of it that only looking tells. */
const searchWindow = 20_000;

/** The reading half of the log. Each batch is a query of its own from where the last one ended: no transaction or connection is held between them. */
export const reads = (pool: Pool): Reads => {
  const rows = async <R extends readonly unknown[]>({ text, values }: Query, name?: string): Promise<readonly R[]> =>
    (await pool.query<R>({ text, values, rowMode: 'array', types, name } as never)).rows;
  const query = async (what: Query, name?: string): Promise<RecordedEvent[]> => (await rows<Row>(what, name)).map(toEvent);
  const happenings = async (what: Query, name?: string): Promise<Happening[]> => (await rows<RowOfHappening>(what, name)).map(toHappening);

  const head = async (): Promise<number> => {
    const { rows } = await pool.query<{ head: string }>('select coalesce(max(position), 0) as head from event_log.events');
    return Number(rows[0]?.head);
  };

  const stretch = async (after: number, end: number, limit: number, filter: Filter | undefined): Promise<Stretch> => {
    const upTo = filter !== undefined && 'streamPrefix' in filter ? Math.min(end, after + searchWindow) : end;
    const events = await query(selectFitting(filter, after, upTo, limit));
    return { upTo: events.length < limit ? upTo : (events.at(-1)?.position ?? upTo), events };
  };

  const find = async (streams: readonly string[], part: Part): Promise<ReadonlyMap<string, Stream>> => {
    const events = await query(selectPart([...new Set(streams)], part), isWhole(part) ? 'event_log.streams' : 'event_log.parts');
    return new Map(inStreams(events).map((stream) => [stream[0]?.stream ?? '', streamWith(stream)]));
  };

  const asTheyStand = askTogether((streams) => find(streams, {}));

  return {
    head,

    readStreams: async (streams, part) => {
      const found = await (part === undefined ? asTheyStand(streams) : find(streams, part));
      return new Map(streams.map((name) => [name, found.get(name) ?? streamWith([])]));
    },

    readAll: async function* (start, limit, filter) {
      const end = await head();
      if (start >= end) return;
      let next = stretch(start, end, limit, filter);
      for (;;) {
        const found = await next;
        if (found.upTo < end) next = ahead(stretch(found.upTo, end, limit, filter));
        yield found;
        if (found.upTo >= end) return;
      }
    },

    readByStream: async function* (prefix, { position = Infinity, ...rest }, limit) {
      const upTo = { position: Math.min(position, await head()), ...rest };
      for await (const streams of byStream({ columns, read: query }, prefix, upTo.position, limit)) {
        const batch = streams.map((events) => partOf(events, { upTo })).filter(({ events }) => events.length > 0);
        if (batch.length > 0) yield batch;
      }
    },

    readHappenings: async function* (prefix, upTo, limit) {
      yield* byStream({ columns: columnsOfHappening, read: happenings }, prefix, Math.min(upTo, await head()), limit);
    },

    readHappeningsIn: async (names, upTo) => {
      const asked = { text: `select ${columnsOfHappening} from event_log.streams($1, $2)`, values: [textArray([...new Set(names)]), upTo] };
      const found = new Map(inStreams(await happenings(asked, 'event_log.happenings')).map((events) => [events[0]?.stream ?? '', events]));
      return new Map(names.map((name) => [name, found.get(name) ?? []]));
    },
  };
};

/** Whole, or as it stood at a position: the read that every command makes has the plainest query. */
const isWhole = ({ upTo, direction, from, limit }: Part): boolean => upTo?.recordedBy === undefined && direction !== 'backwards' && from === undefined && limit === undefined;

const selectPart = (names: readonly string[], part: Part): Query => {
  const { upTo: { position = Number.MAX_SAFE_INTEGER, recordedBy = 'infinity' } = {}, direction, from = null, limit = null } = part;
  const streams = textArray(names);
  return isWhole(part)
    ? { text: `select ${columns} from event_log.streams($1, $2)`, values: [streams, position] }
    : { text: `select ${columns} from event_log.parts($1, $2, $3, $4, $5, $6)`, values: [streams, position, recordedBy, direction === 'backwards', from, limit] };
};

/** Asked for before it is needed; if nobody comes for it, its failure is nobody's business. */
const ahead = <A>(promise: Promise<A>): Promise<A> => {
  promise.catch(() => undefined);
  return promise;
};
