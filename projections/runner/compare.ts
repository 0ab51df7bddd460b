import { type Kysely, sql } from 'kysely';
import type { Projection } from '../projection.ts';
import type { Table } from '../tables/table.ts';
import { checkpoints } from './checkpoint.ts';
import { advance, replay } from './replay.ts';
import { analyse, replayed, withReplayTables } from './replay-tables.ts';
import { live } from './place.ts';
import { columnsOf, record } from './rows.ts';
import type { Works } from './works.ts';

/** How a live table differs from a replay of the log up to where the table stands. */
export interface Comparison {
  readonly projection: string;
  readonly position: number;
  readonly rows: number;
  /** Rows that the replay has and the table has not. */
  readonly missing: number;
  /** Rows that the table has and the replay has not. */
  readonly surplus: number;
  /** Rows with the same key and other values. */
  readonly different: number;
}

export const isSame = ({ missing, surplus, different }: Comparison): boolean => missing + surplus + different === 0;

/**
 * Replays the log beside the live tables and compares row by row: nothing is stopped, and what happens meanwhile does not
 * matter. One snapshot of the database is held only from when the replay is done until the rows are compared.
 */
export const compare = <State>(
  works: Works<State>,
  projections: readonly Projection<State>[],
  onEvents?: (events: number) => void,
): Promise<readonly Comparison[]> =>
  withReplayTables(works.db, projections, async (connection) => {
    const upTo = Math.min(...(await positionsOf(connection, projections)).values());
    await replay(works, { trx: connection, projections, into: replayed }, { prefix: works.source.prefix, upTo }, onEvents);
    await analyse(connection, projections);
    return connection.transaction().setIsolationLevel('repeatable read').execute(async (trx) => {
      const comparisons: Comparison[] = [];
      for (const [projection, position] of await positionsOf(trx, projections)) {
        await advance(works, { trx, projections: [projection], into: replayed }, upTo, position);
        comparisons.push(await compareTable(trx, projection.table, position));
      }
      return comparisons;
    });
  });

const positionsOf = async <State>(db: Kysely<unknown>, projections: readonly Projection<State>[]): Promise<ReadonlyMap<Projection<State>, number>> => {
  const positions = new Map((await checkpoints(db, projections)).map(({ projection, position }) => [projection, position]));
  return new Map(projections.map((projection) => [projection, positions.get(projection.table.name) ?? 0]));
};

const compareTable = async (trx: Kysely<unknown>, table: Table, position: number): Promise<Comparison> => {
  const columns = columnsOf(table);
  const owner = table.key[0];
  const { rows } = await sql<Omit<Comparison, 'projection' | 'position'>>`
    select (select count(*) from ${live.rows(table)}) as rows,
      count(*) filter (where held.${sql.ref(owner)} is null) as missing,
      count(*) filter (where fresh.${sql.ref(owner)} is null) as surplus,
      count(*) filter (where held.${sql.ref(owner)} = fresh.${sql.ref(owner)}) as different
    from ${live.rows(table)} as held full join ${replayed.rows(table)} as fresh using (${sql.join(table.key.map((column) => sql.ref(column)))})
    where ${record(columns, 'held')} is distinct from ${record(columns, 'fresh')}`.execute(trx);
  return { projection: table.name, position, rows: 0, missing: 0, surplus: 0, different: 0, ...rows[0] };
};

/** A table's rows as text, in order of their key: equal texts are equal tables. Holds personal data. */
export const dump = async (db: Kysely<unknown>, table: Table): Promise<string> => {
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  const { rows } = await sql<{ line: string }>`select held::text as line from ${live.rows(table)} as held order by ${key}`.execute(db);
  return rows.map(({ line }) => `${line}\n`).join('');
};
