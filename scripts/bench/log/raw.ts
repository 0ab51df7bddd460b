import type { Pool } from 'pg';
import type { NewEvent } from '../../../application/ports/event-log.ts';

/** The least that a log could do: the events in order, each once in its stream, and nothing else checked. */
export const rawSchema = `
create schema raw;
create table raw.events (
  position    bigint      generated always as identity primary key,
  stream      text        not null collate "C",
  revision    integer     not null,
  id          uuid        not null,
  type        text        not null collate "C",
  version     smallint    not null,
  data        json        not null,
  metadata    json        not null,
  recorded_at timestamptz not null default now(),
  unique (stream, revision)
)`;

/** An event and where it goes. */
export interface Placed {
  readonly stream: string;
  readonly revision: number;
  readonly event: NewEvent;
}

const columns = 'stream, revision, id, type, version, data, metadata';

export const insertOne = (pool: Pool, { stream, revision, event }: Placed): Promise<unknown> =>
  pool.query({
    name: 'raw.one',
    text: `insert into raw.events (${columns}) values ($1, $2, $3, $4, $5, $6, $7) returning position`,
    values: [stream, revision, event.id, event.type, event.version, JSON.stringify(event.data), JSON.stringify(event.metadata)],
  });

export const insertMany = (pool: Pool, placed: readonly Placed[]): Promise<unknown> =>
  pool.query({
    name: 'raw.many',
    text: `insert into raw.events (${columns})
      select * from unnest($1::text[], $2::integer[], $3::uuid[], $4::text[], $5::smallint[], $6::json[], $7::json[])`,
    values: [
      placed.map(({ stream }) => stream),
      placed.map(({ revision }) => revision),
      placed.map(({ event }) => event.id),
      placed.map(({ event }) => event.type),
      placed.map(({ event }) => event.version),
      placed.map(({ event }) => JSON.stringify(event.data)),
      placed.map(({ event }) => JSON.stringify(event.metadata)),
    ],
  });

/** Reads everything through a cursor, as the driver parses it, and answers with how many there were. */
export const readAll = async (pool: Pool, batch: number): Promise<number> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('declare everything no scroll cursor for select * from raw.events order by position');
    let count = 0;
    for (;;) {
      const { rows } = await client.query(`fetch ${batch} from everything`);
      count += rows.length;
      if (rows.length < batch) break;
    }
    await client.query('commit');
    return count;
  } finally {
    client.release();
  }
};
