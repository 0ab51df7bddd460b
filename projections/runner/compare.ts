import { type Kysely, sql } from 'kysely';
import type { Projection } from '../projection.ts';
import type { Table } from '../tables/table.ts';
import { checkpoints } from './checkpoint.ts';
import { replay } from './replay.ts';
import { analyse, replayed, withReplayTables } from './replay-tables.ts';
import { columnsOf, live, record } from './rows.ts';
import type { Works } from './step.ts';

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
 * Replays the log beside the live tables and compares row by row, all in one snapshot: nothing is stopped, and what
 * happens meanwhile does not matter.
 */
export const compare = <State>(works: Works<State>, projections: readonly Projection<State>[]): Promise<readonly Comparison[]> =>
  withReplayTables(works.db, projections, (connection) =>
    connection
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        const positions = new Map((await checkpoints(trx, projections)).map(({ projection, position }) => [projection, position]));
        const positionOf = ({ table }: Projection<State>): number => positions.get(table.name) ?? 0;
        for (const position of new Set(projections.map(positionOf)))
          await replay(works, trx, projections.filter((projection) => positionOf(projection) === position), position);
        await analyse(trx, projections);
        const comparisons: Comparison[] = [];
        for (const projection of projections) comparisons.push(await compareTable(trx, projection.table, positionOf(projection)));
        return comparisons;
      }),
  );

const compareTable = async (trx: Kysely<unknown>, table: Table, position: number): Promise<Comparison> => {
  const columns = columnsOf(table);
  const owner = table.key[0];
  const { rows } = await sql<Omit<Comparison, 'projection' | 'position'>>`
    select (select count(*) from ${live(table)}) as rows,
      count(*) filter (where held.${sql.ref(owner)} is null) as missing,
      count(*) filter (where fresh.${sql.ref(owner)} is null) as surplus,
      count(*) filter (where held.${sql.ref(owner)} = fresh.${sql.ref(owner)}) as different
    from ${live(table)} as held full join ${replayed(table)} as fresh using (${sql.join(table.key.map((column) => sql.ref(column)))})
    where ${record(columns, 'held')} is distinct from ${record(columns, 'fresh')}`.execute(trx);
  return { projection: table.name, position, rows: 0, missing: 0, surplus: 0, different: 0, ...rows[0] };
};

/** A table's rows as text, in order of their key: equal texts are equal tables. Holds personal data. */
export const dump = async (db: Kysely<unknown>, table: Table): Promise<string> => {
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  const { rows } = await sql<{ line: string }>`select held::text as line from ${live(table)} as held order by ${key}`.execute(db);
  return rows.map(({ line }) => `${line}\n`).join('');
};
