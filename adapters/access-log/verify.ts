import type { Pool, PoolClient } from 'pg';
import { digestOfBook, digestOfEntry, type End, type Opening } from './digest.ts';
import type { AccessFinding } from './finding.ts';
import { entryColumns, entryOf, type EntryRow, instantOf } from './rows.ts';

export interface AccessVerification {
  readonly books: number;
  readonly entries: number;
  /** Books whose entries were removed after the time for which they are kept. */
  readonly expired: number;
  /** The first thing wrong, by book and number; null: nothing is. */
  readonly first: AccessFinding | null;
}

interface Asked {
  readonly pool: Pool;
  /** Instant (ISO 8601, UTC) before which a book may have been opened whose entries are gone. */
  readonly keptSince: string;
  /** 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

interface Book extends Opening {
  readonly digest: string;
}

/** Rows read at once. */
const batch = 5_000;

/**
 * Checks every entry of the access log against its own digest and the one before it, every book against the one before it, and
 * where books end against what later books say. As it stands at one moment, while others go on writing; keeps in mind where books
 * were said to end, and nothing of the entries.
 */
export const verifyAccess = async ({ pool, keptSince, onProgress = () => undefined }: Asked): Promise<AccessVerification> => {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await verifyIn(client, keptSince, onProgress);
  } finally {
    await client.query('rollback').finally(() => client.release());
  }
};

const verifyIn = async (client: PoolClient, keptSince: string, onProgress: (done: number) => void): Promise<AccessVerification> => {
  const findings: AccessFinding[] = [];
  const ends = await endsTold(client);
  let [books, entries, expired, previous] = [0, 0, 0, null as string | null];
  const { rows: [count] } = await client.query<{ books: number }>('select count(*)::integer as books from access_log.books');
  for await (const book of booksOf(client)) {
    books += 1;
    for (; books < book.book; books++) findings.push({ kind: 'book-missing', book: books, number: null });
    if (book.digest !== digestOfBook(book, previous)) findings.push({ kind: 'book-changed', book: book.book, number: null });
    previous = book.digest;
    const found = await verifyBook(client, book, ends.get(book.book) ?? []);
    entries += found.entries;
    if (found.entries === 0 && found.first !== null && book.openedAt < keptSince) expired += 1;
    else if (found.first !== null) findings.push(found.first);
    onProgress(books / Math.max(books, count?.books ?? 0));
  }
  const { rows: [stray] } = await client.query<{ book: number; number: number }>('select book, number from access_log.entries where book < 1 or book > $1 order by book, number limit 1', [books]);
  if (stray !== undefined) findings.push({ kind: 'of-no-book', ...stray });
  return { books, entries, expired, first: findings[0] ?? null };
};

const booksOf = async function* (client: PoolClient): AsyncIterable<Book> {
  for (let last = 0; ; ) {
    const { rows } = await client.query<{ book: number; opened_at: string; ends: readonly End[]; digest: string }>(
      `select book, opened_at, ends, encode(digest, 'hex') as digest from access_log.books where book > $1 order by book limit ${batch}`,
      [last],
    );
    for (const { book, opened_at, ends, digest } of rows) yield { book, openedAt: instantOf(opened_at), ends, digest };
    if (rows.length < batch) return;
    last = rows.at(-1)?.book ?? last;
  }
};

/** By book, where it ended when later ones were opened, the shortest first. */
const endsTold = async (client: PoolClient): Promise<ReadonlyMap<number, readonly End[]>> => {
  const told = new Map<number, End[]>();
  for await (const { ends } of booksOf(client)) for (const end of ends) told.set(end.book, [...(told.get(end.book) ?? []), end]);
  return told;
};

/** Checks one book to its first fault. */
const verifyBook = async (client: PoolClient, { book, digest: opening }: Book, ends: readonly End[]): Promise<{ readonly entries: number; readonly first: AccessFinding | null }> => {
  let [number, digest] = [0, opening];
  const told = new Map(ends.map((end) => [end.number, end.digest]));
  const found = (kind: AccessFinding['kind'], at: number) => ({ entries: number, first: { kind, book, number: at } });
  for (;;) {
    const { rows } = await client.query<EntryRow>(`select ${entryColumns} from access_log.entries where book = $1 and number > $2 order by number limit ${batch}`, [book, number]);
    for (const row of rows) {
      if (row.number !== number + 1) return found('missing', number + 1);
      if (row.digest !== digestOfEntry(entryOf(row), digest)) return found('changed', row.number);
      if ((told.get(row.number) ?? row.digest) !== row.digest) return found('rewritten', row.number);
      [number, digest] = [row.number, row.digest];
    }
    if (rows.length < batch) break;
  }
  return ends.some((end) => end.number > number) ? found('missing', number + 1) : { entries: number, first: null };
};
