import type { Pool } from 'pg';
import type { Look } from '../../application/ports/access-log.ts';
import { digestArray, instantArray, textArray } from '../event-log/postgres/array-parameter.ts';
import { digestOfEntry, type Entry } from './digest.ts';
import type { OpenBook } from './open-book.ts';

/** A look, and when it was (ISO 8601, UTC). */
export interface Seen {
  readonly at: string;
  readonly look: Look;
}

/** Milliseconds after which a server that says nothing counts as gone. */
const answerWithin = 10_000;

const statement = `
  insert into access_log.entries
  select $1::integer, $2::integer + n, at, user_id, role, role_group, organisation, session, operation, action, refused, people::uuid[], reason, address, correlation_id, digest
  from unnest($3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::bytea[])
  with ordinality as told (at, user_id, role, role_group, organisation, session, operation, action, refused, people, reason, address, correlation_id, digest, n)`;

/** A text as the database keeps it, whoever gave it: what is read back must have the digest of what was written. */
const kept = <T extends string | null>(text: T): T => (text !== null && /[\u0000\p{Cs}]/u.test(text) ? (text.replace(/[\u0000\p{Cs}]/gu, '\ufffd') as T) : text);

/** Each person once, in one order, so that the same look has one text. */
const inOrder = (people: readonly string[]): readonly string[] => [...new Set(people)].sort();

const asKept = ({ who, people, reason, address, correlationId, ...rest }: Look): Look => ({
  ...rest,
  who: { user: kept(who.user), role: kept(who.role), group: who.group, organisation: kept(who.organisation), session: kept(who.session) },
  people: inOrder(people),
  reason: kept(reason),
  address: kept(address),
  correlationId: kept(correlationId),
});

/** Adds looks to a book in one transaction, and answers with where it ends then. Throws what the driver throws. */
export const store = async (pool: Pool, book: OpenBook, batch: readonly Seen[]): Promise<OpenBook> => {
  const entries: (Entry & { readonly digest: string })[] = [];
  let { number, digest } = book;
  for (const { at, look } of batch) {
    const entry = { ...asKept(look), book: book.book, number: ++number, at };
    entries.push({ ...entry, digest: (digest = digestOfEntry(entry, digest)) });
  }
  await pool.query(insertion(book, entries));
  return { ...book, number, digest };
};

const insertion = (book: OpenBook, entries: readonly (Entry & { readonly digest: string })[]) => {
  const texts = (of: (entry: Entry) => string | null): Buffer => textArray(entries.map(of));
  return {
    name: 'access_log.record',
    text: statement,
    query_timeout: answerWithin,
    values: [
      book.book,
      book.number,
      instantArray(entries.map(({ at }) => at)),
      texts(({ who }) => who.user),
      texts(({ who }) => who.role),
      texts(({ who }) => who.group),
      texts(({ who }) => who.organisation),
      texts(({ who }) => who.session),
      texts(({ operation }) => operation),
      texts(({ action }) => action),
      texts(({ refused }) => refused),
      texts(({ people }) => `{${people.join()}}`),
      texts(({ reason }) => reason),
      texts(({ address }) => address),
      texts(({ correlationId }) => correlationId),
      digestArray(entries.map((entry) => entry.digest)),
    ],
  };
};
