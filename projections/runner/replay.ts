import type { Kysely } from 'kysely';
import { ahead } from './ahead.ts';
import { batches } from './batches.ts';
import { fold, nothingYet, type Subject } from './fold.ts';
import { parkUnshown } from './park-unshown.ts';
import { insertRows } from './rows.ts';
import { attempt, rowsOf, type Showing, showSparing } from './show.ts';
import type { Works } from './works.ts';
import { statesBetween, take } from './take.ts';

/** How many events' streams are folded at a time, about. */
export const bite = 5_000;

/** The streams whose names begin with a prefix, as they stood at a position. */
export interface Stretch {
  readonly prefix: string;
  readonly upTo: number;
}

/**
 * Fills a place that holds nothing of these streams with what they had led to, each stream folded once.
 *
 * @param onEvents told, now and then, how many more events have been folded
 */
export const replay = async <State>(
  works: Works<State>,
  { trx: connection, projections, into }: Showing<State>,
  { prefix, upTo }: Stretch,
  onEvents: (events: number) => void = () => undefined,
): Promise<void> => {
  const { log, source } = works;
  let writing: Promise<void> = Promise.resolve();
  for await (const streams of ahead(log.readHappenings(prefix, upTo, bite))) {
    const subjects = streams.flatMap((events) => {
      const [first] = events;
      return first === undefined ? [] : [fold(source, nothingYet(source, first.stream), events)];
    });
    // The next streams are read and folded while these are written.
    await writing;
    writing = inTransaction(connection, (trx) => load(works, { trx, projections, into }, subjects, upTo));
    writing.catch(() => undefined);
    onEvents(streams.reduce((events, stream) => events + stream.length, 0));
  }
  await writing;
};

const inTransaction = (connection: Kysely<unknown>, work: (trx: Kysely<unknown>) => Promise<void>): Promise<void> =>
  connection.isTransaction ? work(connection) : connection.transaction().execute(work);

const load = async <State>(works: Works<State>, { trx, projections, into }: Showing<State>, subjects: readonly Subject<State>[], upTo: number): Promise<void> => {
  for (const projection of projections) {
    const { table } = projection;
    const rows = into.rows(table);
    const code = await attempt(trx, () => insertRows(trx, rows, table, rowsOf(projection, subjects)));
    const unshown = code === null ? [] : await showSparing({ trx, projections: [projection], into }, subjects, statesBetween(works, 0, upTo));
    await parkUnshown(trx, into, table.name, subjects, unshown, []);
  }
};

/** Brings what was filled up to one position to another, within a transaction. */
export const advance = async <State>(works: Works<State>, showing: Showing<State>, from: number, upTo: number): Promise<void> => {
  const next = batches(works.log, works.source, bite);
  for (let at = from; at < upTo; ) {
    const batch = await next(at, upTo);
    if (batch === null) return;
    await take(works, showing, batch, 'sparing');
    at = batch.upTo;
  }
};
