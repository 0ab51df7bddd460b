import { type Kysely, type RawBuilder, sql } from 'kysely';
import { schema, type Table } from './table.ts';

const list = (names: readonly string[]): RawBuilder<unknown> => sql.join(names.map((name) => sql.ref(name)));

/** The table with its key, its indexes and its comments, in the schema of the read models unless another is named. */
export const createTable = async (db: Kysely<unknown>, { name, says, columns, key, indexes }: Table, into: string = schema): Promise<void> => {
  const qualified = sql.table(`${into}.${name}`);
  const lines = Object.entries(columns).map(
    ([column, { sqlType, optional }]) => sql`${sql.ref(column)} ${sql.raw(sqlType)}${sql.raw(optional ? '' : ' not null')}`,
  );
  await sql`create table ${qualified} (${sql.join(lines)}, constraint ${sql.ref(`${name}_key`)} primary key (${list(key)}))`.execute(db);
  for (const index of indexes)
    await sql`create index ${sql.ref(`${name}_by_${index.join('_')}`.slice(0, 63))} on ${qualified} (${list(index)})`.execute(db);
  await sql`comment on table ${qualified} is ${sql.lit(says)}`.execute(db);
  for (const [column, { says: meaning }] of Object.entries(columns))
    await sql`comment on column ${sql.ref(`${into}.${name}.${column}`)} is ${sql.lit(meaning)}`.execute(db);
};
