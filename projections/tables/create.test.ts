import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../test/database.ts';
import { tables } from '../tables.ts';

const database = withDatabase();

interface Described {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly optional: boolean;
  readonly says: string | null;
}

const described = async (): Promise<readonly Described[]> =>
  (
    await sql<Described>`
      select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
        not a.attnotnull as optional, col_description(c.oid, a.attnum) as says
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'read_model'::regnamespace and c.relkind = 'p' and a.attnum > 0
      order by c.relname, a.attnum`.execute(database().db)
  ).rows;

describe('the tables in the database', () => {
  it('are what the code says they are, column by column, with the same explanations, and frames whose rows can be exchanged', async () => {
    const told = tables.flatMap(({ name, columns }) =>
      Object.entries(columns).map(([column, { sqlType, optional, says }]) => ({ table: name, column, type: sqlType.split(' ')[0], optional, says })),
    );
    const found = await described();
    expect(found).toEqual(told.sort((a, b) => (a.table < b.table ? -1 : a.table > b.table ? 1 : 0)));
  });

  it('each say what they are for', async () => {
    const { rows } = await sql<{ name: string; says: string | null }>`
      select relname as name, obj_description(oid) as says from pg_class
      where relnamespace = 'read_model'::regnamespace and relkind in ('r', 'p') order by relname`.execute(database().db);
    expect(rows.filter(({ says }) => says === null)).toEqual([]);
    expect(rows.map(({ name }) => name)).toEqual([...tables.map(({ name }) => name), 'checkpoint', 'parked'].sort());
  });

  it('have an index for every order in which they are read', async () => {
    const { rows } = await sql<{ index: string }>`
      select tablename || substring(replace(indexdef, '"', '') from '\\(.*') as index from pg_indexes
      where schemaname = 'read_model' and tablename not in ('checkpoint', 'parked')`.execute(database().db);
    const told = tables.flatMap(({ name, key, indexes }) => [key, ...indexes].map((columns) => `${name}(${columns.join(', ')})`));
    expect(rows.map(({ index }) => index).sort()).toEqual(told.sort());
  });
});
