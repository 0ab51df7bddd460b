import * as E from 'fp-ts/lib/Either.js';
import type { Pool, QueryConfig } from 'pg';
import { describe, expect, it } from 'vitest';
import { postgresAccessLog } from '../../adapters/access-log/access-log.ts';
import { looksThat } from '../../adapters/access-log/queries.ts';
import { accessRetention } from '../../domain/rules/access-retention.ts';
import { inForce } from '../../domain/rules/dated.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { withDatabase } from '../database.ts';
import { lookAt, record, verified } from './looks.ts';

const database = withDatabase();
const sql = (text: string) => database().pool.query(text);
const opened = (at: string) => postgresAccessLog(database().pool, () => at);
const count = async (what: string) => (await database().pool.query<{ n: number }>(`select count(*)::integer as n from access_log.${what}`)).rows[0]?.n;
const onRecord = () => looksThat(database().db)({}, 1_000, null);

describe('looks', () => {
  it('that come at once go together, and each is on record when it is answered, as it was', async () => {
    const log = opened('2026-11-22T09:00:00.120Z');
    const looks = Array.from({ length: 60 }, (_, n) => lookAt(n, { reason: 'said "so", £5', people: [...lookAt(n).people, ...lookAt(n).people, ...lookAt(n + 1).people] }));
    await record(log, ...looks);
    const found = (await onRecord()).toReversed();
    expect(found.map(({ book, number, at, ...look }) => look)).toEqual(looks.map((look) => ({ ...look, people: [...new Set(look.people)].sort() })));
    expect(found.map(({ book, number, at }) => [book, number, at])).toEqual(looks.map((_, n) => [1, n + 1, '2026-11-22T09:00:00.120Z']));
    expect(await verified(database().pool)).toEqual({ books: 1, entries: 60, expired: 0, first: null });
  });

  it('of another day stand in another book', async () => {
    let now = '2026-11-22T23:59:59.999Z';
    const log = postgresAccessLog(database().pool, () => now);
    const before = Number(await count('books'));
    await record(log, lookAt(1));
    await record(log, lookAt(2));
    now = '2026-11-23T00:00:00.000Z';
    await record(log, lookAt(3));
    expect((await onRecord()).slice(0, 3).map(({ book, number }) => [book - before, number])).toEqual([[2, 1], [1, 2], [1, 1]]);
    expect(await verified(database().pool)).toMatchObject({ books: before + 2, first: null });
  });

  it('of which one cannot be stored spare the others', async () => {
    const log = opened('2026-11-24T09:00:00.000Z');
    const before = Number(await count('entries'));
    const answers = await Promise.all([lookAt(1), lookAt(2), lookAt(3, { people: ['nobody'] }), lookAt(4)].map(log.record));
    expect(answers.map(E.isRight)).toEqual([true, true, false, true]);
    expect(await count('entries')).toBe(before + 3);
    expect(await verified(database().pool)).toMatchObject({ first: null });
  });

  it('of which nobody knows whether they were stored are refused, and those that follow go into another book', async () => {
    let isLost = false;
    const { pool } = database();
    const losing = {
      connect: () => pool.connect(),
      query: async (asked: QueryConfig) => {
        const answer = await pool.query(asked);
        if (isLost) throw new Error('Connection terminated unexpectedly');
        return answer;
      },
    };
    const log = postgresAccessLog(losing as unknown as Pool, () => '2026-11-25T09:00:00.000Z');
    await record(log, lookAt(1));
    const [books, entries] = [Number(await count('books')), Number(await count('entries'))];
    isLost = true;
    expect(await log.record(lookAt(2))).toMatchObject({ _tag: 'Left', left: { kind: 'unavailable' } });
    isLost = false;
    await record(log, lookAt(3));
    expect(await verified(pool)).toMatchObject({ books: books + 1, entries: entries + 2, first: null });
  });

  it('by many processes at once are all on record, each process in a book of its own', async () => {
    const before = { books: Number(await count('books')), entries: Number(await count('entries')) };
    const logs = Array.from({ length: 4 }, () => opened('2026-11-26T09:00:00.000Z'));
    await Promise.all(logs.flatMap((log) => Array.from({ length: 50 }, (_, n) => record(log, lookAt(n)))));
    expect(await verified(database().pool)).toEqual({ books: before.books + 4, entries: before.entries + 200, expired: 0, first: null });
  });
});

describe('the tables', () => {
  it.each(['update access_log.entries set reason = null', 'truncate access_log.entries', 'update access_log.books set ends = ends', 'delete from access_log.books', 'truncate access_log.books'])('only grow: %s is refused', async (statement) => {
    await expect(sql(statement)).rejects.toThrow('The access log only grows');
  });

  it('RET-03 let nobody remove what is younger than ten years, whoever asks and however', async () => {
    const { days } = inForce(accessRetention, civilDate('2026-11-22')).value;
    const [now] = (await database().pool.query<{ young: string; old: string }>(`select now() - interval '${days} days' + interval '1 hour' as young, now() - interval '${days} days' - interval '1 hour' as old`)).rows;
    if (now === undefined) throw new Error('no clock');
    for (const at of [now.old, now.young]) await record(opened(new Date(at).toISOString()), lookAt(7));
    const [young, old] = (await looksThat(database().db)({ upTo: '2020-01-01T00:00:00Z' }, 2, null)).map(({ book }) => book);
    await expect(sql(`select access_log.expire(${young})`)).rejects.toThrow('is kept for 3652 days');
    await expect(sql(`delete from access_log.entries where book = ${young}`)).rejects.toThrow('is kept for 3652 days');
    expect((await database().pool.query<{ removed: number }>(`select access_log.expire(${old}) as removed`)).rows).toEqual([{ removed: 1 }]);
  });
});
