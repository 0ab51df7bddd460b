import { type Kysely, sql } from 'kysely';
import { live, type Place } from './place.ts';

/** A stream that one projection shows only up to an event, and why. Holds no personal data. */
export interface Parked {
  readonly projection: string;
  readonly stream: string;
  /** The first event that is not shown. */
  readonly position: number;
  readonly code: string;
  /** Who decided that it is not to be shown here, and why; null: it is for somebody to look at. */
  readonly skipped_by: string | null;
  readonly skipped_why: string | null;
}

const columns = sql.raw('projection, stream, position, code, skipped_by, skipped_why');

/** Those of these streams that are parked in any of these projections. */
export const parkedAmong = async (db: Kysely<unknown>, { parked }: Place, projections: readonly string[], streams: readonly string[]): Promise<readonly Parked[]> =>
  (await sql<Parked>`
    select ${columns} from ${parked}
    where projection = any(${projections}) and stream = any(${streams})`.execute(db)
  ).rows;

/** The parked streams of a projection that follow one of them, in the order of their names. */
export const parkedAfter = async (db: Kysely<unknown>, projection: string, after: string, limit: number): Promise<readonly Parked[]> =>
  (await sql<Parked>`
    select ${columns} from read_model.parked
    where projection = ${projection} and stream > ${after} order by stream limit ${limit}`.execute(db)
  ).rows;

export const park = async (trx: Kysely<unknown>, place: Place, parked: readonly Parked[]): Promise<void> => {
  if (parked.length === 0) return;
  await sql`
    insert into ${place.parked} select * from json_populate_recordset(null::read_model.parked, ${JSON.stringify(parked)}::json)
    on conflict (projection, stream) do update set position = excluded.position, code = excluded.code, skipped_by = excluded.skipped_by, skipped_why = excluded.skipped_why`.execute(trx);
};

export const unpark = async (trx: Kysely<unknown>, place: Place, projection: string, streams: readonly string[]): Promise<void> => {
  await sql`delete from ${place.parked} where projection = ${projection} and stream = any(${streams})`.execute(trx);
};

/** All of them, or those that follow one of them, in the order of projections and streams. */
export const listParked = async (db: Kysely<unknown>, after: Pick<Parked, 'projection' | 'stream'>, limit: number): Promise<readonly Parked[]> =>
  (await sql<Parked>`
    select ${columns} from ${live.parked} where (projection, stream) > (${after.projection}, ${after.stream}) order by projection, stream limit ${limit}`.execute(db)
  ).rows;

/**
 * Writes down that a stream is not to be shown to its end in a projection (in any: null), by whose decision and why. That holds for
 * the event at which it is parked now. Answers with how many projections it is so in.
 */
export const skip = async (
  db: Kysely<unknown>,
  { stream, projection, by, why }: { readonly stream: string; readonly projection: string | null; readonly by: string; readonly why: string },
): Promise<number> =>
  (await sql`
    update ${live.parked} set skipped_by = ${by}, skipped_why = ${why}
    where stream = ${stream} and (${projection}::text is null or projection = ${projection}) returning stream`.execute(db)
  ).rows.length;

/** Has what was decided hold for the same streams in another place, as long as the same stops them there. */
export const keepSkipped = async (trx: Kysely<unknown>, into: Place): Promise<void> => {
  await sql`
    update ${into.parked} fresh set skipped_by = held.skipped_by, skipped_why = held.skipped_why from ${live.parked} held
    where (fresh.projection, fresh.stream, fresh.position, fresh.code) = (held.projection, held.stream, held.position, held.code)`.execute(trx);
};

export interface ParkedCount {
  readonly parked: number;
  readonly skipped: number;
}

/** By projection: how many are for somebody to look at, and how many were decided on. */
export const countParked = async (db: Kysely<unknown>): Promise<ReadonlyMap<string, ParkedCount>> =>
  new Map(
    (await sql<ParkedCount & { projection: string }>`
      select projection, count(*) filter (where skipped_by is null) as parked, count(skipped_by) as skipped from ${live.parked} group by projection`.execute(db)
    ).rows.map(({ projection, ...count }) => [projection, count]),
  );
