import { type Kysely, sql } from 'kysely';
import { schema, type Table } from './table.ts';

interface Index {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Takes away what indexes a table has that the code does not tell of, and makes those that it tells of and that are missing. */
export const alignIndexes = async (db: Kysely<unknown>, { name, indexes }: Table): Promise<void> => {
  const { rows: present } = await sql<Index>`
    select i.indexrelid::regclass::text as name,
      array(select attname::text from unnest(i.indkey::int2[]) with ordinality as key (number, place) join pg_attribute on attrelid = i.indrelid and attnum = number order by place) as columns
    from pg_index i where i.indrelid = ${`${schema}.${name}`}::regclass and not i.indisprimary`.execute(db);
  const isSame = (columns: readonly string[]) => (other: readonly string[]) => other.join() === columns.join();
  for (const index of present) if (!indexes.some(isSame(index.columns))) await sql`drop index ${sql.raw(index.name)}`.execute(db);
  const missing = indexes.filter((columns) => !present.some((index) => isSame(columns)(index.columns)));
  for (const columns of missing) await sql`create index on ${sql.table(`${schema}.${name}`)} (${sql.join(columns.map((column) => sql.ref(column)))})`.execute(db);
};
