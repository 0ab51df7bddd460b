import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Table } from '../tables/table.ts';
import { live } from './place.ts';

/** Rows as the table would hold them, from JSON: one parameter, however many rows. */
export const rowsFrom = (table: Table, rows: readonly object[]): RawBuilder<unknown> =>
  sql`select * from json_populate_recordset(null::${live.rows(table)}, ${JSON.stringify(rows)}::json)`;

/** Adds rows to a table that holds none of them. */
export const insertRows = async (db: Kysely<unknown>, into: RawBuilder<unknown>, table: Table, rows: readonly object[]): Promise<void> => {
  if (rows.length > 0) await sql`insert into ${into} ${rowsFrom(table, rows)}`.execute(db);
};

export const columnsOf = ({ columns }: Table): readonly string[] => Object.keys(columns);

const pairs = (columns: readonly string[], a: string, b: string): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql`${sql.ref(`${a}.${column}`)} = ${sql.ref(`${b}.${column}`)}`), sql` and `);

/** A whole row as one value. */
export const record = (columns: readonly string[], of: string): RawBuilder<unknown> =>
  sql`(${sql.join(columns.map((column) => sql.ref(`${of}.${column}`)))})`;

/** What the rows of some owners (of all: null) are to be. */
export interface Replacement {
  readonly into: RawBuilder<unknown>;
  readonly table: Table;
  readonly fresh: RawBuilder<unknown>;
  readonly owners: readonly string[] | null;
}

/** Deletes what is no longer there and writes what is new or different. A row that stays the same is not touched. */
const replacing = ({ into, table, fresh: rows, owners }: Replacement, n: number): RawBuilder<unknown> => {
  const { key } = table;
  const [fresh, gone, written] = [`fresh_${n}`, `gone_${n}`, `written_${n}`] as const;
  const columns = columnsOf(table);
  const rest = columns.filter((column) => !key.includes(column));
  const ownerType = table.columns[key[0]]?.sqlType.split(' ')[0] ?? 'text';
  const theirs = owners === null ? sql`true` : sql`held.${sql.ref(key[0])} = any(${owners}::${sql.raw(ownerType)}[])`;
  return sql`
    ${sql.ref(fresh)} as (${rows}),
    ${sql.ref(gone)} as (
      delete from ${into} as held where ${theirs}
      and not exists (select from ${sql.ref(fresh)} where ${pairs(key, fresh, 'held')})
    ),
    ${sql.ref(written)} as (
      insert into ${into} (${sql.join(columns.map((column) => sql.ref(column)))})
      select ${sql.join(columns.map((column) => sql.ref(`${fresh}.${column}`)))}
      from ${sql.ref(fresh)} left join ${into} as held on ${pairs(key, fresh, 'held')}
      where ${record(columns, 'held')} is distinct from ${record(columns, fresh)}
      on conflict (${sql.join(key.map((column) => sql.ref(column)))})
      do update set ${sql.join(rest.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))}
    )`;
};

/** Makes the rows of several tables be exactly what they are to be, in one statement. */
export const replaceRows = async (db: Kysely<unknown>, replacements: readonly Replacement[]): Promise<void> => {
  if (replacements.length > 0) await sql`with ${sql.join(replacements.map(replacing))} select`.execute(db);
};
