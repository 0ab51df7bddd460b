import type { Pool, PoolClient } from 'pg';
import { canonicalJson } from '../event-log/canonical-json.ts';
import { digestOfBook, type End } from './digest.ts';

/** A book that this process writes in, and where it ends. */
export interface OpenBook {
  readonly book: number;
  readonly openedAt: string;
  /** Of its last entry; 0: none yet. */
  readonly number: number;
  /** Of its last entry, or its own. */
  readonly digest: string;
}

interface Row {
  readonly book: number;
  readonly digest: string;
  readonly ends: readonly End[];
  readonly last: number | null;
  readonly last_digest: string | null;
}

/**
 * The books that may have grown since the last was opened: that one, and all that were opened not long before it, as a book is of
 * one day. A day more, as the clocks of machines differ.
 */
const recent = `
  select b.book, encode(b.digest, 'hex') as digest, b.ends, e.number as last, encode(e.digest, 'hex') as last_digest
  from access_log.books b
  left join lateral (select number, digest from access_log.entries where book = b.book order by number desc limit 1) e on true
  where b.opened_at >= (select opened_at from access_log.books order by book desc limit 1) - interval '2 days'
  order by b.book`;

/** Ends that no opening has told yet. */
const grown = (rows: readonly Row[]): readonly End[] => {
  const told = new Map(rows.flatMap(({ ends }) => ends).map(({ book, number }) => [book, number]));
  return rows.flatMap(({ book, last, last_digest }) => (last === null || last_digest === null || told.get(book) === last ? [] : [{ book, number: last, digest: last_digest }]));
};

/**
 * Opens the next book. It tells where those before it end, so that what is missing at the end of a book, or a whole book, is
 * found from any later one. Throws what the driver throws.
 */
export const openBook = async (pool: Pool, openedAt: string): Promise<OpenBook> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const opened = await openIn(client, openedAt);
    await client.query('commit');
    client.release();
    return opened;
  } catch (error) {
    // Whatever went wrong, the connection goes, and with it the transaction and the lock.
    client.release(true);
    throw error;
  }
};

const openIn = async (client: PoolClient, openedAt: string): Promise<OpenBook> => {
  await client.query(`select pg_advisory_xact_lock(hashtext('access_log.books'))`);
  const { rows } = await client.query<Row>(recent);
  const before = rows.at(-1);
  const book = (before?.book ?? 0) + 1;
  const ends = grown(rows);
  const digest = digestOfBook({ book, openedAt, ends }, before?.digest ?? null);
  await client.query(`insert into access_log.books values ($1, $2, $3, decode($4, 'hex'))`, [book, openedAt, canonicalJson(ends), digest]);
  return { book, openedAt, number: 0, digest };
};
