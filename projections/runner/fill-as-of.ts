import { type Either, left, right } from 'fp-ts/lib/Either.js';
import { type Kysely, sql } from 'kysely';
import type { Projection } from '../projection.ts';
import { createReportingIn } from '../reporting/create.ts';
import { createTable } from '../tables/create.ts';
import type { Table } from '../tables/table.ts';
import { replay } from './replay.ts';
import { replayed, withReplayTables } from './replay-tables.ts';
import type { Works } from './works.ts';

/** How the comment of a schema begins that may be filled anew. */
const mark = 'Read models as they stood';

/** Whose the schema is. */
const ownerOf = async (db: Kysely<unknown>, schema: string): Promise<'nobody' | 'a filling' | 'somebody'> => {
  const { rows } = await sql<{ comment: string | null }>`select obj_description(oid, 'pg_namespace') as comment from pg_namespace where nspname = ${schema}`.execute(db);
  if (rows.length === 0) return 'nobody';
  return rows[0]?.comment?.startsWith(mark) === true ? 'a filling' : 'somebody';
};

/** The read models of one kind of streams, and how they are filled. */
export interface Kind {
  readonly readModels: readonly { readonly table: Table }[];
  /** Fills their replay tables on this connection with what the log leads to, up to a position. */
  readonly fill: (connection: Kysely<unknown>, upTo: number) => Promise<void>;
}

/** The same, whatever is kept in mind of these streams. */
export const kindOf = <State>(works: Works<State>, projections: readonly Projection<State>[]): Kind => ({
  readModels: projections,
  fill: (connection, upTo) => replay(works, { trx: connection, projections, into: replayed }, { prefix: works.source.prefix, upTo }),
});

/**
 * Fills a schema beside the live one with the read models' tables as the logs of their kinds lead to them, up to a position, and the views for reports over them. Whoever
 * reads the schema sees the earlier filling until this one is complete. `parked` holds the streams that are not shown to their
 * end. Answers with how many those are. Left: a schema of this name stands there that no filling made, and it was not touched.
 *
 * @param as follows "Read models as they stood" in the comment of the schema
 */
export const fillAsOf = async (
  db: Kysely<unknown>,
  kinds: readonly Kind[],
  upTo: number,
  into: { readonly schema: string; readonly as: string },
): Promise<Either<'schema-exists', number>> => {
  if ((await ownerOf(db, into.schema)) === 'somebody') return left('schema-exists');
  const readModels = kinds.flatMap((kind) => kind.readModels);
  return withReplayTables(db, readModels, async (connection) => {
    for (const { fill } of kinds) await fill(connection, upTo);
    return connection.transaction().execute(async (trx) => {
      if ((await ownerOf(trx, into.schema)) === 'somebody') return left('schema-exists');
      await sql`drop schema if exists ${sql.ref(into.schema)} cascade`.execute(trx);
      await sql`create schema ${sql.ref(into.schema)}`.execute(trx);
      await sql`comment on schema ${sql.ref(into.schema)} is ${sql.lit(`${mark} ${into.as}`)}`.execute(trx);
      for (const { table } of readModels) {
        await createTable(trx, table, into.schema);
        await sql`insert into ${sql.table(`${into.schema}.${table.name}`)} select * from ${replayed.rows(table)}`.execute(trx);
      }
      await createReportingIn(trx, into.schema);
      return right(await noteParked(trx, into.schema));
    });
  });
};

/** Answers with how many streams those are. */
const noteParked = async (trx: Kysely<unknown>, schema: string): Promise<number> => {
  const parked = sql.table(`${schema}.parked`);
  await sql`create table ${parked} (like read_model.parked including all)`.execute(trx);
  await sql`insert into ${parked} select * from ${replayed.parked}`.execute(trx);
  return (await sql<{ streams: number }>`select count(distinct stream) as streams from ${parked}`.execute(trx)).rows[0]?.streams ?? 0;
};
