import { type Kysely, sql } from 'kysely';
import type { Table } from '../tables/table.ts';
import { live, type Place } from './place.ts';

const bare = ({ name }: Table): string => `replayed_${name}`;

/** Tables of one connection only: no write-ahead log, nobody else sees them, and a killed process leaves none behind. */
export const replayed: Place = { rows: (table) => sql.table(`pg_temp.${bare(table)}`), parked: sql.table('pg_temp.replayed_parked') };

const drop = async (connection: Kysely<unknown>, tables: readonly Table[]): Promise<void> => {
  for (const each of [...tables.map(replayed.rows), replayed.parked]) await sql`drop table if exists ${each}`.execute(connection);
};

const create = async (connection: Kysely<unknown>, table: Table): Promise<void> => {
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  await sql`create temporary table ${sql.ref(bare(table))} (like ${live.rows(table)}, primary key (${key}))`.execute(connection);
};

/** Does something with a connection that holds an empty table beside the live one of each of these read models. */
export const withReplayTables = <A>(
  db: Kysely<unknown>,
  readModels: readonly { readonly table: Table }[],
  work: (connection: Kysely<unknown>) => Promise<A>,
): Promise<A> =>
  db.connection().execute(async (connection) => {
    const tables = readModels.map(({ table }) => table);
    await drop(connection, tables);
    for (const table of tables) await create(connection, table);
    await sql`create temporary table replayed_parked (like ${live.parked} including all)`.execute(connection);
    try {
      return await work(connection);
    } finally {
      // A connection that was lost has taken its tables with it.
      await drop(connection, tables).catch(() => undefined);
    }
  });

/** The planner knows nothing of tables just filled. */
export const analyse = async (connection: Kysely<unknown>, readModels: readonly { readonly table: Table }[]): Promise<void> => {
  for (const { table } of readModels) await sql`analyze ${replayed.rows(table)}`.execute(connection);
};
