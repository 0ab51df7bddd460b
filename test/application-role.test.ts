import { isRight } from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { openSystem } from '../adapters/system.ts';
import { handle } from '../application/participants.ts';
import { civilDate } from '../domain/dates/civil-date.ts';
import { isSame } from '../projections/runner/compare.ts';
import { withApplicationRole } from './application-role.ts';
import { withDatabase } from './database.ts';
import { anEvent, stored, to } from './event-log/builders.ts';
import { csas, everything, nhsNumber } from './in-memory.ts';
import { lookAt, record, verified } from './access-log/looks.ts';
import { joining } from './people.ts';

const database = withDatabase();
const asApplication = withApplicationRole(database);
const day = civilDate('2026-11-02');
const key = 'k'.repeat(32);

const open = () =>
  openSystem({ databaseUrl: asApplication().url, dataFolder: undefined, eventLogUrl: undefined, identityKey: key, today: day, checkpoints: undefined, checkpointKey: key });

const inTheLog = async (): Promise<unknown> => (await database().pool.query(`select md5(string_agg(e::text, '|' order by position)) as digest from event_log.events e`)).rows;

describe('the role that the system runs as', () => {
  it('lets it take people in, live its days, show them and fill its read models anew', async () => {
    const system = await open();
    try {
      const context = { today: day, actor: csas, cause: 'a file', correlationId: 'f', commandId: 'join' };
      expect(isRight(await handle(system)(system.ids.of(nhsNumber(1)), joining(1, { dateOfBirth: civilDate('2001-11-20') }), context)())).toBe(true);
      await system.dailyRun(day);
      const reached = await system.readModels.catchUp();
      expect(reached).toBe((await everything(system.log)).length);
      expect(await system.readModels.rebuild()).toBe(reached);
      await record(system.accessLog, lookAt(1));
      expect(await verified(system.pool)).toMatchObject({ entries: 1, first: null });
      expect((await system.readModels.compare()).filter((each) => !isSame(each))).toEqual([]);
    } finally {
      await system.close();
    }
  });

  const change = ['update event_log.events set type = type', 'delete from event_log.events', 'truncate event_log.events'];

  it.each([
    ...change,
    `insert into event_log.events select position + 1000, stream, revision + 1000, gen_random_uuid(), type, version, data, metadata, recorded_at, digest from event_log.events`,
    'alter table event_log.events disable trigger only_grows',
    'drop trigger only_grows on event_log.events',
    'drop table event_log.events',
    'create or replace function event_log.refuse() returns trigger language plpgsql as $$ begin return null; end $$',
    'alter function event_log.append security invoker',
    `set session_replication_role = 'replica'`,
    'create table event_log.more (n int)',
    'drop table read_model.checkpoint',
    'delete from migration.step',
    'update access_log.entries set reason = null',
    'delete from access_log.entries',
    'truncate access_log.entries',
    'delete from access_log.books',
    'alter table access_log.entries disable trigger kept',
    'create or replace function access_log.refuse() returns trigger language plpgsql as $$ begin return null; end $$',
  ])('is refused: %s', async (statement) => {
    await expect(asApplication().pool.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(change)('is refused even if somebody grants it the right: %s', async (statement) => {
    const role = new URL(asApplication().url).username;
    await database().pool.query(`grant update, delete, truncate on event_log.events to ${role}`);
    const before = await inTheLog();
    await expect(asApplication().pool.query(statement)).rejects.toThrow('only grows');
    await database().pool.query(`revoke update, delete, truncate on event_log.events from ${role}`);
    expect(await inTheLog()).toEqual(before);
  });

  it('cannot have the append, which acts as the owner, take tables or types of its own for the log’s', async () => {
    const client = await asApplication().pool.connect();
    try {
      await client.query(`create temporary table events (n int); create domain pg_temp.json as text; set search_path = pg_temp, pg_catalog`);
      const system = await open();
      const before = await system.log.head();
      expect((await stored(system.log, to('after-all', [anEvent()]))).position).toBe(before + 1);
      await system.close();
      const { rows } = await client.query(`select before, refused from event_log.append('{0}', '{mine}', '{0}', array[gen_random_uuid()], '{""}', '{invited}', '{1}', '{"{}"}', '{"{}"}', array[now()], '{"\\\\x00"}')`);
      expect(rows).toEqual([{ before: before + 1, refused: [] }]);
    } finally {
      client.release(true);
    }
  });
});
