import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Projection } from '../projection.ts';
import { keepSkipped } from './parked.ts';
import { live, type Place } from './place.ts';

/** The tables that are being filled anew, for all of the rebuild's workers to see; nobody reads them. */
export const filling: Place = { rows: ({ name }) => sql.table(`read_model_filling.next_${name}`), parked: sql.table('read_model_filling.parked') };

const hexadecimal = 16;
/** Whoever works on the rebuild that is under way holds this lock with others, so that nobody drops its tables. */
const workersLock = sql`hashtext('read_model_filling')`;

/** Which read models by which versions: a rebuild of the same goes on with what another has filled. */
const versionsOf = (projections: readonly Projection<never>[]): string =>
  projections.map(({ table, version }) => `${table.name}: ${version}`).sort().join('; ');

/** Whoever shared the work may have ended it, and be at the next by now. */
const isOf = (projections: readonly Projection<never>[]): RawBuilder<boolean> => sql`versions = ${versionsOf(projections)}`;

const names = (projections: readonly Projection<never>[]): readonly string[] => projections.map(({ table }) => table.name);

/** Beginnings of stream names that between them have all streams of a kind: as many hexadecimal digits of the id as are told. */
const prefixes = (prefix: string, digits: number): readonly string[] =>
  digits === 0 ? [prefix] : [...Array(hexadecimal).keys()].flatMap((digit) => prefixes(`${prefix}${digit.toString(hexadecimal)}`, digits - 1));

export interface Beginning {
  /** How the names of the streams begin, which go on with a UUID. */
  readonly prefix: string;
  /** The position up to which the parts are filled. */
  readonly upTo: number;
  /** Most events in a part, about. */
  readonly part: number;
  /** Do not go on with what was filled before. */
  readonly anew: boolean;
}

/** Joins the rebuild that is under way, or begins one. False: another is, of other read models. */
const join = (connection: Kysely<unknown>, projections: readonly Projection<never>[], { prefix, upTo, part }: Beginning): Promise<boolean> =>
  connection.transaction().execute(async (trx) => {
    const versions = versionsOf(projections);
    const { rows: [begun] } = await sql`
      insert into read_model_filling.underway (versions, began_at, position) values (${versions}, ${upTo}, ${upTo})
      on conflict do nothing returning versions`.execute(trx);
    if (begun === undefined) return (await sql`select from read_model_filling.underway where versions = ${versions}`.execute(trx)).rows.length > 0;
    const digits = Math.max(0, Math.ceil(Math.log(upTo / part) / Math.log(hexadecimal)));
    await sql`select read_model_filling.lay(${names(projections)})`.execute(trx);
    await sql`insert into read_model_filling.part (prefix) select unnest(${prefixes(prefix, digits)}::text[])`.execute(trx);
    return true;
  });

/** Forgets the rebuild that is under way, within a transaction. */
const forget = async (trx: Kysely<unknown>): Promise<void> => {
  for (const table of ['underway', 'part', 'parked']) await sql`delete from ${sql.table(`read_model_filling.${table}`)}`.execute(trx);
};

/** Clears away what was broken off. Waits for whoever works on it. */
const clearAway = async (connection: Kysely<unknown>): Promise<void> => {
  await sql`select pg_advisory_lock(${workersLock})`.execute(connection);
  await connection.transaction().execute(async (trx) => {
    await forget(trx);
    await sql`select read_model_filling.clear()`.execute(trx);
  });
  await sql`select pg_advisory_unlock(${workersLock})`.execute(connection);
};

/** Does something as one of the workers of a rebuild of these: the one that is under way or was broken off, or a new one. */
export const asOneOfTheWorkers = <A>(
  db: Kysely<unknown>,
  projections: readonly Projection<never>[],
  beginning: Beginning,
  work: () => Promise<A>,
): Promise<A> =>
  db.connection().execute(async (connection) => {
    try {
      if (beginning.anew) await clearAway(connection);
      for (;;) {
        await sql`select pg_advisory_lock_shared(${workersLock})`.execute(connection);
        if (await join(connection, projections, beginning)) return await work();
        await sql`select pg_advisory_unlock_shared(${workersLock})`.execute(connection);
        await clearAway(connection);
      }
    } finally {
      // A connection that was lost has given up its locks.
      await sql`select pg_advisory_unlock_all()`.execute(connection).catch(() => undefined);
    }
  });

/**
 * A part that is still to be filled, held until the transaction ends; null: none. What others hold is passed over, or waited for:
 * should they die, it is free.
 */
export const claimPart = async (trx: Kysely<unknown>, projections: readonly Projection<never>[], whatOthersHold: 'passed over' | 'waited for'): Promise<{ readonly prefix: string; readonly upTo: number } | null> =>
  (
    await sql<{ prefix: string; upTo: number }>`
      select prefix, began_at as "upTo" from read_model_filling.part, read_model_filling.underway where not filled and ${isOf(projections)}
      order by prefix limit 1 for update of part ${whatOthersHold === 'passed over' ? sql`skip locked` : sql``}`.execute(trx)
  ).rows[0] ?? null;

export const markFilled = async (trx: Kysely<unknown>, prefix: string): Promise<void> => {
  await sql`update read_model_filling.part set filled = true where prefix = ${prefix}`.execute(trx);
};

/** How many parts there are, and how many of them are filled. */
export const countParts = async (db: Kysely<unknown>, projections: readonly Projection<never>[]): Promise<{ readonly filled: number; readonly all: number }> =>
  (await sql<{ filled: number; all: number }>`select count(*) filter (where filled) as filled, count(*) as all from read_model_filling.part, read_model_filling.underway where ${isOf(projections)}`.execute(db)).rows[0] ??
  { filled: 0, all: 0 };

/** The position to which all parts were brought, held until the transaction ends; null: the rebuild of these has ended, and maybe one of others has begun. */
export const holdPosition = async (trx: Kysely<unknown>, projections: readonly Projection<never>[]): Promise<number | null> =>
  (await sql<{ position: number }>`select position from read_model_filling.underway where ${isOf(projections)} for update`.execute(trx)).rows[0]?.position ?? null;

export const movePosition = async (trx: Kysely<unknown>, position: number): Promise<void> => {
  await sql`update read_model_filling.underway set position = ${position}`.execute(trx);
};

/** Gives one table the indexes of the live one. */
export const index = async (trx: Kysely<unknown>, { table }: Projection<never>): Promise<void> => {
  await sql`select read_model_filling.finish(${table.name})`.execute(trx);
};

/**
 * Has the tables that were filled take the place of the live ones, rows and parked streams, within a transaction. Throws (see
 * `readersAreThere`) if somebody has been reading these for longer than others should wait behind us.
 */
export const swap = async (trx: Kysely<unknown>, projections: readonly Projection<never>[]): Promise<void> => {
  await sql`select read_model_filling.swap(${names(projections)})`.execute(trx);
  await keepSkipped(trx, filling);
  await sql`delete from ${live.parked} where projection = any(${names(projections)})`.execute(trx);
  await sql`insert into ${live.parked} select * from ${filling.parked}`.execute(trx);
  await forget(trx);
};

/** The server's name for a lock that was not to be had in time. */
export const readersAreThere = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '55P03';

export const analyse = async (db: Kysely<unknown>, projections: readonly Projection<never>[]): Promise<void> => {
  await sql`select read_model_filling.analyse(${names(projections)})`.execute(db);
};
