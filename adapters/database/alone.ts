import { type Kysely, sql } from 'kysely';

/**
 * Does something unless somebody else is at what bears the same name, in this process or another; null: somebody is. Whoever dies
 * at it, or loses the database, gives way to the others.
 */
export const alone =
  (db: Kysely<unknown>, name: string) =>
  <A>(work: () => Promise<A>): Promise<A | null> =>
    db.connection().execute(async (connection) => {
      const { rows: [lock] } = await sql<{ ours: boolean }>`select pg_try_advisory_lock(hashtext(${name})) as ours`.execute(connection);
      if (lock?.ours !== true) return null;
      try {
        return await work();
      } finally {
        // A connection that was lost has given up its locks.
        await sql`select pg_advisory_unlock(hashtext(${name}))`.execute(connection).catch(() => undefined);
      }
    });
