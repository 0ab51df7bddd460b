import type { Pool } from 'pg';

/** A book of which every entry is older than it is kept. */
export interface OldBook {
  readonly book: number;
  readonly entries: number;
}

/** The books with entries that were opened before this midnight (UTC), the oldest first. A book holds looks of one day. */
export const oldBooks = async (pool: Pool, keptSince: string): Promise<readonly OldBook[]> =>
  (
    await pool.query<OldBook>(
      `select b.book, count(*)::integer as entries from access_log.books b join access_log.entries e on e.book = b.book
       where b.opened_at < $1 group by b.book order by b.book`,
      [keptSince],
    )
  ).rows;

/** Removes the entries of a book, and answers with how many they were. Throws where one of them is younger than the database lets go. */
export const expireBook = async (pool: Pool, book: number): Promise<number> =>
  (await pool.query<{ removed: number }>('select access_log.expire($1) as removed', [book])).rows[0]?.removed ?? 0;
