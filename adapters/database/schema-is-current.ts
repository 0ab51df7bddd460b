import { type Kysely, sql } from 'kysely';
import { migrations } from './migrations.ts';

/** Whether the database has taken every step that this version of the system knows. One more, by a newer version, does no harm. */
export const schemaIsCurrent = async (db: Kysely<unknown>): Promise<boolean> => {
  const names = migrations.map(({ name }) => name);
  const { rows } = await sql<{ taken: number }>`select count(*)::int as taken from migration.step where name = any(${names})`.execute(db);
  return rows[0]?.taken === names.length;
};
