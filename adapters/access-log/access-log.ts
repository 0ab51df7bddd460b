import { type Either, left, right } from 'fp-ts/lib/Either.js';
import type { Pool } from 'pg';
import type { AccessLog, Look, Unrecorded } from '../../application/ports/access-log.ts';
import { gather, type Waiting } from '../event-log/postgres/gather.ts';
import { troubleOf } from '../event-log/postgres/trouble.ts';
import { type OpenBook, openBook } from './open-book.ts';
import { store } from './store.ts';

type Answer = Either<Unrecorded, void>;
type Caller = Waiting<Look, Answer>;

/** Most people named by the looks of one batch. */
const mostPeople = 2_000;

/**
 * The access log of this process, in a book of its own. Looks that come while others are on their way to the disk go together in
 * the next statement. When the database leaves one unanswered, nobody knows where the book ends: another is opened for what
 * comes next.
 */
export const postgresAccessLog = (pool: Pool, now: () => string): AccessLog => {
  let book: OpenBook | null = null;

  const add = async (callers: readonly Caller[]): Promise<void> => {
    try {
      const at = now();
      if (book === null || dayOf(book.openedAt) !== dayOf(at)) book = await openBook(pool, at);
      book = await store(pool, book, callers.map(({ item }) => ({ at, look: item })));
      for (const { answer } of callers) answer(right(undefined));
    } catch (error) {
      const isOfOne = troubleOf(error) === 'not taken';
      if (!isOfOne) book = null;
      if (isOfOne && callers.length > 1) for (const caller of callers) await add([caller]);
      else for (const { answer } of callers) answer(left({ kind: 'unavailable', cause: error instanceof Error ? error : new Error(String(error)) }));
    }
  };

  return { record: gather(add, ({ people }) => 1 + people.length, mostPeople) };
};

const dayOf = (instant: string): string => instant.slice(0, 10);
