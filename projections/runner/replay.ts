import type { Kysely } from 'kysely';
import type { Projection } from '../projection.ts';
import { ahead } from './ahead.ts';
import { batches } from './batches.ts';
import { fold, nothingYet, type Subject } from './fold.ts';
import { parkings } from './park-unshown.ts';
import type { Parked } from './parked.ts';
import { replayed } from './replay-tables.ts';
import { insertRows } from './rows.ts';
import { attempt, rowsOf, showSparing } from './show.ts';
import { statesBetween, type Works } from './step.ts';

/** Streams that a replay can't show to their end, by projection and stream. */
export type ReplayParked = Map<string, Parked>;

const keyOf = (projection: string, stream: string): string => `${projection}/${stream}`;

/** How many events' streams are folded at a time, about. */
const bite = 5_000;

/** Fills the empty tables of a replay with what stood at a position, each stream folded once. */
export const replay = async <State>(
  works: Works<State>,
  connection: Kysely<unknown>,
  projections: readonly Projection<State>[],
  upTo: number,
): Promise<ReplayParked> => {
  const { log, source } = works;
  const parked: ReplayParked = new Map();
  let writing: Promise<void> = Promise.resolve();
  for await (const streams of ahead(log.readByStream(source.prefix, { position: upTo }, bite))) {
    const subjects = streams.flatMap(({ events }) => {
      const [first] = events;
      return first === undefined ? [] : [fold(source, nothingYet(source, first.stream), events)];
    });
    // The next streams are read and folded while these are written.
    await writing;
    writing = inTransaction(connection, (trx) => load(works, trx, projections, subjects, upTo, parked));
    writing.catch(() => undefined);
  }
  await writing;
  return parked;
};

const inTransaction = (connection: Kysely<unknown>, work: (trx: Kysely<unknown>) => Promise<void>): Promise<void> =>
  connection.isTransaction ? work(connection) : connection.transaction().execute(work);

const load = async <State>(
  works: Works<State>,
  trx: Kysely<unknown>,
  projections: readonly Projection<State>[],
  subjects: readonly Subject<State>[],
  upTo: number,
  parked: ReplayParked,
): Promise<void> => {
  for (const projection of projections) {
    const { table } = projection;
    const code = await attempt(trx, () => insertRows(trx, replayed(table), table, rowsOf(projection, subjects)));
    const showing = { trx, projections: [projection], into: replayed };
    const unshown = code === null ? [] : await showSparing(showing, subjects, statesBetween(works, 0, upTo));
    for (const each of parkings(table.name, subjects, unshown, () => undefined)) parked.set(keyOf(table.name, each.stream), each);
  }
};

/** Brings a replay from one position to another, within a transaction. */
export const advance = async <State>(
  works: Works<State>,
  trx: Kysely<unknown>,
  projections: readonly Projection<State>[],
  parked: ReplayParked,
  from: number,
  upTo: number,
): Promise<void> => {
  const next = batches(works.log, works.source, bite);
  for (let batch = await next(from, upTo); batch !== null; batch = await next(batch.upTo, upTo))
    for (const projection of projections) {
      const { name } = projection.table;
      const { subjects } = batch;
      const showing = { trx, projections: [projection], into: replayed };
      const unshown = await showSparing(showing, subjects, statesBetween(works, batch.after, batch.upTo));
      const now = parkings(name, subjects, unshown, (stream) => parked.get(keyOf(name, stream)));
      for (const { stream } of subjects) parked.delete(keyOf(name, stream));
      for (const each of now) parked.set(keyOf(name, each.stream), each);
    }
};
