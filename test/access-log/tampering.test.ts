import { beforeEach, describe, expect, it } from 'vitest';
import { postgresAccessLog } from '../../adapters/access-log/access-log.ts';
import { digestOfEntry } from '../../adapters/access-log/digest.ts';
import { looksThat } from '../../adapters/access-log/queries.ts';
import { withDatabase } from '../database.ts';
import { lookAt, record, verified } from './looks.ts';

const database = withDatabase();
const sql = (text: string) => database().pool.query(text);

/** As somebody with full rights over the database, whom no trigger stops. */
const tamper = async (...statements: readonly string[]): Promise<void> => {
  const tables = ['entries', 'books'];
  for (const table of tables) await sql(`alter table access_log.${table} disable trigger user`);
  for (const statement of statements) await sql(statement);
  for (const table of tables) await sql(`alter table access_log.${table} enable trigger user`);
};
const found = async () => (await verified(database().pool)).first;

/** The statements that give the entries of a book digests that fit what they now hold, as a careful forger would. */
const rewritten = async (book: number): Promise<readonly string[]> => {
  const entries = (await looksThat(database().db)({}, 100, null)).filter((entry) => entry.book === book).sort((a, b) => a.number - b.number);
  let previous = (await database().pool.query<{ digest: string }>(`select encode(digest, 'hex') as digest from access_log.books where book = ${book}`)).rows[0]?.digest ?? '';
  return entries.map((entry) => `update access_log.entries set digest = decode('${(previous = digestOfEntry(entry, previous))}', 'hex') where book = ${book} and number = ${entry.number}`);
};

/** Three books of five, four and three entries, each opened when those before it had ended. */
beforeEach(async () => {
  await tamper('truncate access_log.entries, access_log.books');
  for (const [n, looks] of [5, 4, 3].entries()) {
    const log = postgresAccessLog(database().pool, () => `2026-11-2${n}T09:00:00.000Z`);
    await record(log, ...Array.from({ length: looks }, (_, person) => lookAt(person)));
  }
});

it('an access log that nobody touched verifies', async () => expect(await verified(database().pool)).toEqual({ books: 3, entries: 12, expired: 0, first: null }));

describe('somebody with full rights over the database', () => {
  it.each(['people = \'{}\'', 'user_id = \'somebody-else\'', 'reason = \'asked to\'', 'refused = \'not-found\'', 'at = at + interval \'1 s\'', 'session = null', 'address = \'127.0.0.1\''])(
    'who sets %s is found out',
    async (change) => {
      await tamper(`update access_log.entries set ${change} where book = 1 and number = 3`);
      expect(await found()).toEqual({ kind: 'changed', book: 1, number: 3 });
    },
  );

  it('who takes out an entry is found out, also when the others close up', async () => {
    await tamper('delete from access_log.entries where book = 2 and number = 2');
    expect(await found()).toEqual({ kind: 'missing', book: 2, number: 2 });
    await tamper('update access_log.entries set number = 2 where book = 2 and number = 3', 'update access_log.entries set number = 3 where book = 2 and number = 4');
    expect(await found()).toEqual({ kind: 'changed', book: 2, number: 2 });
    await tamper(...(await rewritten(2)));
    expect(await found()).toEqual({ kind: 'missing', book: 2, number: 4 });
  });

  it('who changes an entry and writes every digest of its book anew is found out by a later book', async () => {
    await tamper('update access_log.entries set people = \'{}\' where book = 1 and number = 3');
    await tamper(...(await rewritten(1)));
    expect(await found()).toEqual({ kind: 'rewritten', book: 1, number: 5 });
  });

  it('who puts in an entry is found out', async () => {
    const columns = 'at, user_id, role, role_group, organisation, session, operation, action, refused, people, reason, address, correlation_id, digest';
    await tamper('update access_log.entries set number = 6 where book = 1 and number = 5', `insert into access_log.entries (book, number, ${columns}) select book, 5, ${columns} from access_log.entries where book = 1 and number = 1`);
    expect(await found()).toEqual({ kind: 'changed', book: 1, number: 5 });
    await tamper(...(await rewritten(1)));
    expect(await found()).toEqual({ kind: 'rewritten', book: 1, number: 5 });
  });

  it('who cuts off the end of a book, or all of it, is found out by a later book', async () => {
    await tamper('delete from access_log.entries where book = 2 and number = 4');
    expect(await found()).toEqual({ kind: 'missing', book: 2, number: 4 });
    await tamper('delete from access_log.entries where book = 2');
    expect(await found()).toEqual({ kind: 'missing', book: 2, number: 1 });
  });

  it('who takes out a book is found out, and who opens one', async () => {
    await tamper('delete from access_log.books where book = 2');
    expect(await found()).toEqual({ kind: 'book-missing', book: 2, number: null });
    await tamper('update access_log.books set book = 2 where book = 3', 'update access_log.entries set book = 9 where book = 3');
    expect(await found()).toEqual({ kind: 'book-changed', book: 2, number: null });
  });

  it('who hides entries where no book is, is found out', async () => {
    await tamper('update access_log.entries set book = 9 where book = 3');
    expect(await found()).toEqual({ kind: 'of-no-book', book: 9, number: 1 });
  });

  it('who says of a book that it ended elsewhere is found out', async () => {
    await tamper(`update access_log.books set ends = '[]' where book = 2`);
    expect(await found()).toEqual({ kind: 'book-changed', book: 2, number: null });
  });
});

describe('what is kept no longer', () => {
  const later = () => verified(database().pool, '2026-11-22T00:00:00.000Z');

  it('may be gone, in whole books', async () => {
    await tamper('delete from access_log.entries where book = 1');
    expect(await later()).toEqual({ books: 3, entries: 7, expired: 1, first: null });
    expect(await found()).toEqual({ kind: 'missing', book: 1, number: 1 });
  });

  it('may not be gone in part', async () => {
    await tamper('delete from access_log.entries where book = 1 and number > 3');
    expect((await later()).first).toEqual({ kind: 'missing', book: 1, number: 4 });
  });
});
