import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { connect, type Database } from '../../adapters/database/connection.ts';
import { expectedDigest } from '../../adapters/event-log/record.ts';
import { type PostgresEventLog, postgresEventLog } from '../../adapters/event-log/postgres/postgres-event-log.ts';
import type { RecordedEvent } from '../../application/ports/event-log.ts';
import { withDatabase } from '../database.ts';
import { after } from './builders.ts';
import { follow } from './race/follow.ts';
import { type SecondProcess, secondProcess } from './race/second-process.ts';
import { type Acknowledged, race } from './race/writers.ts';

const database = withDatabase();
const now = (): string => '2026-11-22T09:00:00.000Z';
const limits = [1, 10, 100, 5_000];
/** By each writer: 10,240 in all. */
const appends = 320;

/** In which order which events were read, and what was in them. */
const told = (events: readonly RecordedEvent[]): string => hash('sha256', events.map((event) => JSON.stringify(event)).join('\n'));

describe('32 writers in two processes, with readers behind them and an idle writing transaction beside them', () => {
  let second: SecondProcess;
  let bystander: pg.Client;
  let readers: Database;
  let readersLog: PostgresEventLog;
  let here: readonly Acknowledged[];
  let there: readonly Acknowledged[];
  let followed: readonly (readonly RecordedEvent[])[];
  let all: readonly RecordedEvent[];

  beforeAll(async () => {
    second = await secondProcess(database().url);
    bystander = new pg.Client({ connectionString: database().url });
    await bystander.connect();
    await bystander.query('create table beside (n int)');
    await bystander.query('begin; insert into beside values (1)');
    readers = connect(database().url);
    readersLog = postgresEventLog(readers.pool, now);
    const log = postgresEventLog(database().pool, now);
    const writing = Promise.all([race(log, { side: 'here', writers: 16, appends }), second.run({ side: 'there', writers: 16, appends })]);
    const end = writing.then(() => log.head());
    followed = await Promise.all(limits.map((limit) => follow(readersLog, limit, end)));
    [here, there] = await writing;
    all = await after(log, 0, 5_000);
    await log.close();
  }, 180_000);

  afterAll(async () => {
    second.stop();
    await bystander.end();
    await readersLog.close();
    await readers.close();
  });

  it('really wrote at the same time', () => {
    const [first, last] = [(side: readonly Acknowledged[]) => Math.min(...side.map(({ position }) => position)), (side: readonly Acknowledged[]) => Math.max(...side.map(({ position }) => position))];
    expect([here.length, there.length]).toEqual([16 * appends, 16 * appends]);
    expect(first(here)).toBeLessThan(last(there));
    expect(first(there)).toBeLessThan(last(here));
  });

  it('every acknowledged event stands once, where its writer was told, and nothing else does', () => {
    const position = new Map(all.map(({ id, position: at }) => [id, at]));
    const acknowledged = [...here, ...there];
    expect(all).toHaveLength(acknowledged.reduce((sum, { ids }) => sum + ids.length, 0));
    expect(position.size).toBe(all.length);
    expect(acknowledged.filter(({ ids, position: told }) => ids.some((id, n) => position.get(id) !== told - ids.length + 1 + n))).toEqual([]);
  });

  it('positions and revisions are contiguous, and the digests a chain', () => {
    const heads = new Map<string, RecordedEvent>();
    const wrong = all.filter((event, n) => {
      const previous = heads.get(event.stream);
      heads.set(event.stream, event);
      return event.position !== n + 1 || event.revision !== (previous?.revision ?? -1) + 1 || event.digest !== expectedDigest(event, previous?.digest ?? null);
    });
    expect(wrong).toEqual([]);
  });

  it('no reader passed an event, saw one twice or saw another than stands, and none waited for the idle transaction', async () => {
    expect(followed.map(told)).toEqual(limits.map(() => told(all)));
    const { rows } = await bystander.query('select count(*)::int as n from beside');
    expect(rows).toEqual([{ n: 1 }]);
    const { rows: states } = await readers.pool.query(`select count(*)::int as n from pg_stat_activity where datname = current_database() and state = 'idle in transaction' and backend_xid is not null`);
    expect(states).toEqual([{ n: 1 }]);
  });
});
