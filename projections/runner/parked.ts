import { type Kysely, sql } from 'kysely';
import type { Place } from './place.ts';

/** A stream that one projection shows only up to an event, and why. Holds no personal data. */
export interface Parked {
  readonly projection: string;
  readonly stream: string;
  /** The first event that is not shown. */
  readonly position: number;
  readonly code: string;
}

/** Those of these streams that are parked in any of these projections. */
export const parkedAmong = async (db: Kysely<unknown>, { parked }: Place, projections: readonly string[], streams: readonly string[]): Promise<readonly Parked[]> =>
  (await sql<Parked>`
    select projection, stream, position, code from ${parked}
    where projection = any(${projections}) and stream = any(${streams})`.execute(db)
  ).rows;

/** The parked streams of a projection that follow one of them, in the order of their names. */
export const parkedAfter = async (db: Kysely<unknown>, projection: string, after: string, limit: number): Promise<readonly Parked[]> =>
  (await sql<Parked>`
    select projection, stream, position, code from read_model.parked
    where projection = ${projection} and stream > ${after} order by stream limit ${limit}`.execute(db)
  ).rows;

export const park = async (trx: Kysely<unknown>, place: Place, parked: readonly Parked[]): Promise<void> => {
  if (parked.length === 0) return;
  await sql`
    insert into ${place.parked} select * from json_populate_recordset(null::read_model.parked, ${JSON.stringify(parked)}::json)
    on conflict (projection, stream) do update set position = excluded.position, code = excluded.code`.execute(trx);
};

export const unpark = async (trx: Kysely<unknown>, place: Place, projection: string, streams: readonly string[]): Promise<void> => {
  await sql`delete from ${place.parked} where projection = ${projection} and stream = any(${streams})`.execute(trx);
};

export const countParked = async (db: Kysely<unknown>): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (await sql<{ projection: string; streams: number }>`
      select projection, count(*) as streams from read_model.parked group by projection`.execute(db)
    ).rows.map(({ projection, streams }) => [projection, streams]),
  );
