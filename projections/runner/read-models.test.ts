import * as fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../adapters/database/connection.ts';
import { postgresEventLog } from '../../adapters/event-log/postgres/postgres-event-log.ts';
import type { EventLog } from '../../application/ports/event-log.ts';
import { addDays, civilDate } from '../../domain/dates/civil-date.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { withDatabase } from '../../test/database.ts';
import { inMemory } from '../../test/in-memory.ts';
import { does, live, lives } from '../../test/lives.ts';
import { joining } from '../../test/people.ts';
import { allRows, emptied, readModelsOf } from '../../test/read-models.ts';
import { participantReadModels } from '../participant-read-models.ts';
import { hold } from './checkpoint.ts';
import { isSame } from './compare.ts';

const database = withDatabase();
const day = civilDate('2026-03-02');
const some = (seed: number) => fc.sample(lives(6, 80), { numRuns: 1, seed })[0] ?? [];

beforeEach(async () => emptied(database().db));

/** Counts how often the log is read from. */
const counted = (log: EventLog) => {
  const counts = { reads: 0 };
  const readAll: EventLog['readAll'] = (after, limit, filter) => {
    counts.reads += 1;
    return log.readAll(after, limit, filter);
  };
  return { counts, log: { ...log, readAll } };
};

describe('whoever has changed something', () => {
  it('sees it in the read models once they have reached its position', async () => {
    const { db } = database();
    const deps = inMemory();
    const models = readModelsOf(db, deps.log);
    await does(deps)(1, day, joining(1));
    expect(await models.reach(await deps.log.head(), 10_000)).toBe(true);
    expect((await allRows(db))['participant_summary']).toContain('NOWAK');
  });

  it('waits no longer than told for what is not there', async () => {
    const deps = inMemory();
    await does(deps)(1, day, joining(1));
    const models = readModelsOf(database().db, deps.log);
    expect(await models.reach((await deps.log.head()) + 1, 20)).toBe(false);
    expect(await models.reach(await deps.log.head(), 10_000)).toBe(true);
  });

  it('is served together with everybody else who waits', async () => {
    const deps = inMemory();
    const { counts, log } = counted(deps.log);
    const models = readModelsOf(database().db, log);
    for (const person of [1, 2, 3, 4]) await does(deps)(person, day, joining(person));
    const head = await deps.log.head();
    const positions = [...Array(200).keys()].map((i) => (i % head) + 1);
    expect(new Set(await Promise.all(positions.map((position) => models.reach(position, 10_000))))).toEqual(new Set([true]));
    expect(counts.reads).toBeLessThan(4);
  });

  it('may come while others are being served', async () => {
    const deps = inMemory();
    await live(deps, some(1));
    const models = readModelsOf(database().db, deps.log, { batchSize: 2 });
    const first = models.reach(3, 10_000);
    const whole = models.reach(await deps.log.head(), 10_000);
    expect(await Promise.all([first, whole])).toEqual([true, true]);
  });
});

describe('following', () => {
  it('shows what happens without being asked, until it is told to stop', async () => {
    const { db } = database();
    const deps = inMemory();
    const models = readModelsOf(db, deps.log);
    const stop = new AbortController();
    const following = models.follow(deps.log, stop.signal);
    await does(deps)(1, day, joining(1));
    const head = await deps.log.head();
    while ((await models.health()).projections.some(({ lag }) => lag > 0));
    expect((await allRows(db))['participant_summary']).toContain('NOWAK');

    stop.abort();
    await following;
    await does(deps)(2, day, joining(2));
    const { projections, waitingSince, waitingSeconds } = await models.health();
    expect(new Set(projections.map(({ position }) => position))).toEqual(new Set([head]));
    expect([waitingSince, waitingSeconds]).toEqual(['2026-11-22T09:00:00.000Z', 0]);
    expect((await readModelsOf(db, deps.log, { now: () => '2026-11-22T09:01:30.000Z' }).health()).waitingSeconds).toBe(90);
  });

  it('tells when the log cannot be reached, and goes on when it can', async () => {
    const deps = inMemory();
    let away = true;
    const log: EventLog = { ...deps.log, head: () => (away ? Promise.reject(new Error('away')) : deps.log.head()) };
    const stop = new AbortController();
    const { following, told } = await new Promise<{ following: Promise<void>; told: unknown }>((answer) => {
      const models = readModelsOf(database().db, log, { onTrouble: (told) => answer({ following, told }) });
      const following = models.follow(deps.log, stop.signal);
    });
    expect(told).toEqual(new Error('away'));
    away = false;
    await does(deps)(1, day, joining(1));
    while ((await readModelsOf(database().db, log).health()).projections.some(({ lag }) => lag > 0));
    expect((await allRows(database().db))['participant_summary']).toContain('NOWAK');
    stop.abort();
    await following;
  });

  it('by several processes at once takes each event once', async () => {
    const { url } = database();
    const processes = [1, 2, 3].map(() => connect(url));
    const log = postgresEventLog(database().pool, () => '2026-11-22T09:00:00.000Z');
    const stop = new AbortController();
    const following = processes.map(({ pool, db }) => {
      const own = postgresEventLog(pool, () => '2026-11-22T09:00:00.000Z');
      return readModelsOf(db, own, { batchSize: 4 }).follow(own, stop.signal).then(own.close);
    });
    await live({ ...inMemory(), log }, some(2));
    const models = readModelsOf(database().db, log);
    expect(await models.reach(await log.head(), 10_000)).toBe(true);
    stop.abort();
    await Promise.all(following);
    await Promise.all(processes.map(({ close }) => close()));
    expect((await models.compare()).filter((each) => !isSame(each))).toEqual([]);
    expect((await models.health()).projections.filter(({ parked, fault }) => parked > 0 || fault !== null)).toEqual([]);
    await log.close();
  });
});

describe('a projector that is cut off', () => {
  it('because it hangs in the middle of a batch is thrown out, and another takes its place', async () => {
    const deps = inMemory();
    await does(deps)(1, day, joining(1));
    const models = readModelsOf(database().db, deps.log);
    await models.catchUp(1);
    const hung = await database().db.startTransaction().execute();
    expect(await hold(hung, participantReadModels(programmePolicy), 100)).toHaveLength(participantReadModels(programmePolicy).length);
    expect(await models.catchUp()).toBe(await deps.log.head());
    await expect(sql`select from read_model.checkpoint`.execute(hung)).rejects.toThrow();
    await hung.rollback().execute().catch(() => undefined);
  });

  it('at any moment leaves nothing half done', async () => {
    const deps = inMemory();
    await live(deps, some(3));
    const head = await deps.log.head();
    const watcher = readModelsOf(database().db, deps.log);
    const url = new URL(database().url);
    url.searchParams.set('application_name', 'a victim');
    const victim = connect(url.href);
    const cutOff = async (): Promise<number> =>
      (await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'a victim'`.execute(database().db)).rows.length;
    for (let cuts = 0; cuts < 30; ) {
      await emptied(database().db);
      for (let position = 0; position < head; position = Math.min(...(await watcher.health()).projections.map((each) => each.position))) {
        const models = readModelsOf(victim.db, deps.log, { batchSize: 1 });
        const ended = models.catchUp().catch(() => 'cut off');
        for (let next = position + 1; next < head; next += 1 + (cuts % 4)) {
          await Promise.race([models.reach(next, 10_000), ended]);
          cuts += await cutOff();
        }
        await ended;
      }
      expect((await watcher.compare()).filter((each) => !isSame(each))).toEqual([]);
    }
    await victim.close();
  });
});

it('a read model that another version had filled is filled anew', async () => {
  const { db } = database();
  const deps = inMemory();
  await live(deps, some(4));
  await readModelsOf(db, deps.log).catchUp();
  const stricter = { ...programmePolicy, version: 'the next one', timetable: [{ ...programmePolicy.timetable[0], value: { ...programmePolicy.timetable[0].value, reviewList: 9 } }] } as const;
  const next = readModelsOf(db, deps.log, { projections: participantReadModels({ ...programmePolicy, ...stricter }) });
  expect((await next.health()).projections.filter(({ outdated }) => outdated).map(({ name }) => name)).toEqual(['due_action', 'to_review', 'to_be_told']);
  const before = await allRows(db);
  await next.catchUp();
  const after = await allRows(db);
  expect((await next.health()).projections.filter(({ outdated }) => outdated)).toEqual([]);
  expect(after['to_review']).not.toBe(before['to_review']);
  expect(after['participant_summary']).toBe(before['participant_summary']);

  // The version before leaves alone what is no longer its own.
  await does(deps)(77, addDays(day, 8000), joining(77));
  const old = readModelsOf(db, deps.log);
  expect((await old.health()).projections.filter(({ outdated }) => outdated).length).toBe(3);
});
