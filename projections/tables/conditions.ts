import { type RawBuilder, sql } from 'kysely';

/** All of these conditions; false: one that nobody asked for. */
export const all = (...conditions: readonly (RawBuilder<unknown> | false)[]): RawBuilder<unknown> => {
  const asked = conditions.filter((condition) => condition !== false);
  return asked.length === 0 ? sql`true` : sql.join(asked, sql` and `);
};
