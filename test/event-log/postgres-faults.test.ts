import pg from 'pg';
import { isRight } from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Database } from '../../adapters/database/connection.ts';
import { type PostgresEventLog, postgresEventLog } from '../../adapters/event-log/postgres/postgres-event-log.ts';
import { withDatabase } from '../database.ts';
import { aStream, after, anEvent, events, headOf, stored, to } from './builders.ts';

const database = withDatabase();
const now = (): string => '2026-11-22T09:00:00.000Z';

let own: Database;
let log: PostgresEventLog;
let other: pg.Client;

beforeEach(async () => {
  own = connect(database().url);
  log = postgresEventLog(own.pool, now);
  other = new pg.Client({ connectionString: database().url });
  await other.connect();
});

afterEach(async () => {
  await log.close();
  await own.close();
  await other.end();
});

/** Another session stores, without committing, an event with this id at this position, past the lock that writers keep. */
const intrude = (id: string, position: number): Promise<unknown> =>
  other.query(`begin; insert into event_log.events values (${position}, 'intruder-${id}', 0, '${id}', 'invited', 1, '{}', '{}', now(), '')`);

/** The process id of the connection that waits in the middle of an append, once there is one. */
const waitingWriter = async (): Promise<number> => {
  for (;;) {
    const { rows } = await database().pool.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%event_log.append%'`,
    );
    if (rows[0]) return rows[0].pid;
  }
};

const disconnect = (where: string): Promise<unknown> =>
  database().pool.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and ${where}`);

describe('a connection that is lost in the middle of a batch', () => {
  it('leaves nothing behind, fails everyone in the batch as unavailable, and the same appends can be made again', async () => {
    const before = await log.head();
    const blocked = anEvent();
    await intrude(blocked.id, before + 1_000);
    const leading = log.append([to(aStream(), [...events(2), blocked, ...events(2)])])();
    const gathered = Array.from({ length: 8 }, () => [to(aStream(), events(2)), to(aStream())]);
    const following = gathered.map((append) => log.append(append)());
    await disconnect(`pid = ${await waitingWriter()}`);
    expect(await leading).toMatchObject({ _tag: 'Left', left: { kind: 'unavailable', cause: expect.any(Error) as Error } });
    await other.query('rollback');
    const first = await Promise.all(following);
    const heads = await after(log, before);
    expect(heads).toHaveLength(first.filter(isRight).length * 3);
    const again = await Promise.all(gathered.map((append) => stored(log, ...append)));
    expect(again.map(({ heads: { size } }) => size)).toEqual(gathered.map(() => 2));
    expect(await log.head()).toBe(before + gathered.length * 3);
  });

  it('does not stop the writer: the next append finds a new one', async () => {
    await stored(log, to(aStream()));
    await disconnect(`application_name = 'csms'`);
    const stream = aStream();
    const append = to(stream);
    const first = await log.append([append])();
    expect(isRight(first) || first.left.kind === 'unavailable').toBe(true);
    const second = await stored(log, append);
    expect(await headOf(log, stream)).toEqual(second.heads.get(stream));
  });

  it('is answered when there is no server at all', async () => {
    const lost = connect('postgres://nobody@127.0.0.1:1/none');
    const answer = await postgresEventLog(lost.pool, now).append([to(aStream())])();
    expect(answer).toMatchObject({ _tag: 'Left', left: { kind: 'unavailable' } });
    await lost.close();
  });
});

describe('someone who stores events past the lock', () => {
  it('is found out by the unique indexes, and the whole batch is tried again', async () => {
    const before = await log.head();
    const intruder = anEvent();
    await intrude(intruder.id, before + 1);
    const one = log.append([to(aStream(), events(2))])();
    await waitingWriter();
    await other.query('commit');
    expect(await one).toMatchObject({ _tag: 'Right', right: { position: before + 3 } });
    expect((await after(log, before)).map(({ position }) => position)).toEqual([before + 1, before + 2, before + 3]);
  });

  it('with an event of ours is a conflict', async () => {
    const before = await log.head();
    const event = anEvent();
    await intrude(event.id, before + 1);
    const stream = aStream();
    const one = log.append([to(stream, [event])])();
    await waitingWriter();
    await other.query('commit');
    expect(await one).toEqual({ _tag: 'Left', left: { kind: 'conflict', stream, actual: 'no-stream' } });
  });
});

describe('what the database cannot take', () => {
  it('throws for the one who asked for it and spares those gathered with it', async () => {
    await database().pool.query(`alter table event_log.events add constraint no_poison check (type <> 'poison')`);
    const poison = { ...anEvent(), type: 'poison' };
    const before = await log.head();
    const answers = await Promise.allSettled([log.append([to(aStream())])(), ...[anEvent(), poison, anEvent()].map((event) => log.append([to(aStream(), [event])])())]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(answers[2]).toMatchObject({ reason: { code: '23514' } });
    expect((await after(log, before)).map(({ position }) => position)).toEqual([before + 1, before + 2, before + 3]);
  });
});

describe('what is stored', () => {
  it.each(['update event_log.events set type = type', 'delete from event_log.events', 'truncate event_log.events', 'update event_log.events set data = data where false'])('cannot be changed: %s', async (statement) => {
    await stored(log, to(aStream()));
    const before = await after(log, 0);
    await expect(database().pool.query(statement)).rejects.toThrow('only grows');
    expect(await after(log, 0)).toEqual(before);
  });
});

describe('another process', () => {
  it('hears of an append, also after its listening connection was lost', async () => {
    const elsewhere = connect(database().url);
    const ear = postgresEventLog(elsewhere.pool, now);
    const heard: number[] = [];
    let wake = (): void => undefined;
    const leave = ear.onAppend((position) => (heard.push(position), wake()));
    const hears = async (position: number): Promise<void> => {
      while ((heard.at(-1) ?? 0) < position) await new Promise<void>((resolve) => (wake = resolve));
    };
    await hears((await stored(log, to(aStream()))).position);
    await disconnect(`query ilike 'listen %'`);
    await hears((await stored(log, to(aStream()))).position);
    leave();
    await ear.close();
    await elsewhere.close();
    expect(heard).toEqual([...new Set(heard)].sort((a, b) => a - b));
  });
});
