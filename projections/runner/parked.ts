import { type Kysely, sql } from 'kysely';

/** A stream that one projection shows only up to an event, and why. Holds no personal data. */
export interface Parked {
  readonly projection: string;
  readonly stream: string;
  /** The first event that is not shown. */
  readonly position: number;
  readonly code: string;
}

/** Those of these streams that are parked in any of these projections. */
export const parkedAmong = async (db: Kysely<unknown>, projections: readonly string[], streams: readonly string[]): Promise<readonly Parked[]> =>
  (await sql<Parked>`
    select projection, stream, position, code from read_model.parked
    where projection = any(${projections}) and stream = any(${streams})`.execute(db)
  ).rows;

/** The parked streams of a projection that follow one of them, in the order of their names. */
export const parkedAfter = async (db: Kysely<unknown>, projection: string, after: string, limit: number): Promise<readonly Parked[]> =>
  (await sql<Parked>`
    select projection, stream, position, code from read_model.parked
    where projection = ${projection} and stream > ${after} order by stream limit ${limit}`.execute(db)
  ).rows;

export const park = async (trx: Kysely<unknown>, parked: readonly Parked[]): Promise<void> => {
  if (parked.length === 0) return;
  await sql`
    insert into read_model.parked select * from json_populate_recordset(null::read_model.parked, ${JSON.stringify(parked)}::json)
    on conflict (projection, stream) do update set position = excluded.position, code = excluded.code`.execute(trx);
};

/** Streams: null for all of the projection's. */
export const unpark = async (trx: Kysely<unknown>, projection: string, streams: readonly string[] | null): Promise<void> => {
  await sql`delete from read_model.parked where projection = ${projection} and (${streams}::text[] is null or stream = any(${streams}))`.execute(trx);
};

export const countParked = async (db: Kysely<unknown>): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (await sql<{ projection: string; streams: number }>`
      select projection, count(*) as streams from read_model.parked group by projection`.execute(db)
    ).rows.map(({ projection, streams }) => [projection, streams]),
  );
