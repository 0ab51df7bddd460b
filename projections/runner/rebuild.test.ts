import * as fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EventLog } from '../../application/ports/event-log.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { withDatabase } from '../../test/database.ts';
import { inMemory } from '../../test/in-memory.ts';
import { live, lives } from '../../test/lives.ts';
import { allRows, emptied, readModelsOf } from '../../test/read-models.ts';
import { participantReadModels } from '../participant-read-models.ts';
import { isSame } from './compare.ts';
import { claimPart, countParts, holdPosition } from './filling.ts';

const database = withDatabase();

describe('the read models', () => {
  it('are the same to the byte however the log was cut into batches, and after a rebuild, and after another', async () => {
    await fc.assert(
      fc.asyncProperty(lives(5, 80), lives(5, 30), fc.integer({ min: 1, max: 9 }), async (first, second, batchSize) => {
        const { db } = database();
        const deps = inMemory();
        await emptied(db);
        const models = readModelsOf(db, deps.log, { batchSize });
        await live(deps, first);
        await models.catchUp();
        await live(deps, second, civilDate('2045-03-06'));
        const head = await deps.log.head();
        expect(await models.catchUp()).toBe(head);
        const rows = await allRows(db);
        expect((await models.compare()).filter((each) => !isSame(each) || each.position !== head)).toEqual([]);

        expect(await models.rebuild()).toBe(head);
        expect(await allRows(db)).toEqual(rows);
        expect(await models.rebuild()).toBe(head);
        expect(await allRows(db)).toEqual(rows);

        await emptied(db);
        expect(await readModelsOf(db, deps.log, { batchSize: 10_000 }).catchUp()).toBe(head);
        expect(await allRows(db)).toEqual(rows);
        await emptied(db);
        expect(await readModelsOf(db, deps.log).rebuild()).toBe(head);
        expect(await allRows(db)).toEqual(rows);
      }),
      { numRuns: 5 },
    );
  });

  it('are rebuilt while people go on living, and readers see at every moment what they saw before or something newer', async () => {
    const { db } = database();
    const deps = inMemory();
    await emptied(db);
    const [before = [], meanwhile = []] = fc.sample(lives(8, 60), { numRuns: 2, seed: 20_261_122 });
    await live(deps, before);
    const models = readModelsOf(db, deps.log, { batchSize: 3 });
    await models.catchUp();
    const stop = new AbortController();
    const following = models.follow(deps.log, stop.signal);
    let living = true;
    const rebuilding = async (): Promise<void> => {
      while (living) await readModelsOf(db, deps.log).rebuild();
    };
    const watching = async (): Promise<readonly number[]> => {
      const seen: number[] = [];
      while (living) seen.push((await models.health()).projections.reduce((lowest, { position }) => Math.min(lowest, position), Infinity));
      return seen;
    };
    const [, seen] = await Promise.all([
      rebuilding(),
      watching(),
      live(deps, meanwhile, civilDate('2045-03-06')).finally(() => (living = false)),
    ]);
    stop.abort();
    await following;
    expect(seen).toEqual([...seen].sort((a, b) => a - b));

    expect(await models.catchUp()).toBe(await deps.log.head());
    const rows = await allRows(db);
    expect((await models.compare()).filter((each) => !isSame(each))).toEqual([]);
    await models.rebuild();
    expect(await allRows(db)).toEqual(rows);
  });

  it('fills one read model without the others', async () => {
    const { db } = database();
    const deps = inMemory();
    await emptied(db);
    await live(deps, fc.sample(lives(3), { numRuns: 1, seed: 7 })[0] ?? []);
    const models = readModelsOf(db, deps.log);
    await models.rebuild('due_action');
    const { due_action: due, ...others } = await allRows(db);
    expect(due).not.toBe('');
    expect(Object.values(others).join('')).toBe('');
    await expect(models.rebuild('horoscope')).rejects.toThrow('horoscope');
  });
});

describe('a rebuild in parts', () => {
  const some = (seed: number) => fc.sample(lives(12, 60), { numRuns: 1, seed })[0] ?? [];
  /** In sixteen parts, however many events there are. */
  const part = 20;

  /** Tells which parts are read, and breaks off when the n-th is. */
  const breakingOffAt = (log: EventLog, n: number) => {
    const prefixes: string[] = [];
    const readHappenings: EventLog['readHappenings'] = (prefix, upTo, limit) => {
      prefixes.push(prefix);
      if (prefixes.length === n) throw new Error('killed');
      return log.readHappenings(prefix, upTo, limit);
    };
    return { prefixes, log: { ...log, readHappenings } };
  };

  const lived = async (seed = 3) => {
    const { db } = database();
    const deps = inMemory();
    await live(deps, some(seed));
    const models = readModelsOf(db, deps.log);
    await models.catchUp();
    return { db, deps, models, rows: await allRows(db) };
  };

  beforeEach(async () => emptied(database().db));

  it('that was broken off leaves the live tables as they were, and goes on where it was', async () => {
    const { db, deps, rows } = await lived();
    const first = breakingOffAt(deps.log, 7);
    await expect(readModelsOf(db, first.log).rebuild(undefined, { part, workers: 1 })).rejects.toThrow('killed');
    expect(await allRows(db)).toEqual(rows);

    await live(deps, some(4), civilDate('2045-03-06'));
    const second = breakingOffAt(deps.log, Infinity);
    expect(await readModelsOf(db, second.log).rebuild(undefined, { part, workers: 1 })).toBe(await deps.log.head());
    expect([...first.prefixes.slice(0, -1), ...second.prefixes]).toEqual([...new Set([...first.prefixes, ...second.prefixes])]);
    expect(second.prefixes).toHaveLength(10);

    const rebuilt = await allRows(db);
    await emptied(db);
    await readModelsOf(db, deps.log).catchUp();
    expect(rebuilt).toEqual(await allRows(db));
  });

  it('is left alone by whoever shared the one before, and is not done with that yet', async () => {
    const { db, deps } = await lived();
    await expect(readModelsOf(db, breakingOffAt(deps.log, 7).log).rebuild('due_action', { part, workers: 1 })).rejects.toThrow('killed');
    const before = participantReadModels(programmePolicy).filter(({ table }) => table.name !== 'due_action');
    const found = await db.transaction().execute(async (trx) => [await countParts(trx, before), await claimPart(trx, before, 'waited for'), await holdPosition(trx, before)]);
    expect(found).toEqual([{ filled: 0, all: 0 }, null, null]);
  });

  it('begins again when that is asked for, or when another read model is rebuilt instead', async () => {
    const { db, deps, rows } = await lived();
    const brokenOff = async () => expect(readModelsOf(db, breakingOffAt(deps.log, 7).log).rebuild(undefined, { part, workers: 1 })).rejects.toThrow('killed');
    for (const [name, how] of [[undefined, { anew: true }], ['due_action', {}]] as const) {
      await brokenOff();
      const { log, prefixes } = breakingOffAt(deps.log, Infinity);
      await readModelsOf(db, log).rebuild(name, { part, ...how });
      expect(prefixes).toHaveLength(16);
      expect(await allRows(db)).toEqual(rows);
    }
  });

  it('is shared by those who come to it at once, and each part filled once', async () => {
    const { db, deps, rows } = await lived();
    const { log, prefixes } = breakingOffAt(deps.log, Infinity);
    const head = await deps.log.head();
    expect(await Promise.all([1, 2].map(() => readModelsOf(db, log).rebuild(undefined, { part, workers: 2 })))).toEqual([head, head]);
    expect(prefixes.sort()).toEqual([...new Set(prefixes)]);
    expect(await allRows(db)).toEqual(rows);
  });

  it('shows whoever reads, in the tables and in views over them, what they saw before at every moment', async () => {
    const { db, models, rows } = await lived();
    await sql`create view public.of_everybody as select participant_id from read_model.participant_summary`.execute(db);
    let rebuilding = true;
    const seen = new Set<string>();
    const reading = (async () => {
      while (rebuilding)
        seen.add(JSON.stringify((await sql`
          select (select count(*) from public.of_everybody), count(*) as summaries, (select count(*) from read_model.due_action) as due, (select count(*) from read_model.slide_number) as slides
          from read_model.participant_summary`.execute(db)).rows));
    })();
    for (const how of [{ part }, { part, workers: 1 }]) await models.rebuild(undefined, how);
    rebuilding = false;
    await reading;
    expect([...seen]).toHaveLength(1);
    expect(await allRows(db)).toEqual(rows);
    await sql`drop view public.of_everybody`.execute(db);
  });

  it('waits for whoever has been reading for long, and has nobody wait behind it', async () => {
    const { db, models } = await lived();
    const told: string[] = [];
    const reader = await db.startTransaction().execute();
    await sql`select from read_model.due_action`.execute(reader);
    const waiting = new Promise<void>((answer) => {
      void models.rebuild('due_action', { part, onProgress: (_, at) => void (told.push(at), at === 'waiting for readers' && answer()) }).then(() => told.push('done'));
    });
    await waiting;
    const before = performance.now();
    await sql`select from read_model.due_action`.execute(db);
    expect(told).not.toContain('done');
    await reader.commit().execute();
    while (!told.includes('done')) await sql`select from read_model.due_action`.execute(db);
    expect(performance.now() - before).toBeLessThan(30_000);
  });
});

it('tables that were exchanged keep their key, indexes and comments, and leave nothing behind', async () => {
  const { db } = database();
  const told = async () =>
    (await sql<{ relname: string }>`
      select c.relname, obj_description(c.oid), pg_get_partkeydef(c.oid),
        (select array_agg(substring(pg_get_indexdef(indexrelid) from ' USING .*$') || indisprimary order by substring(pg_get_indexdef(indexrelid) from ' USING .*$')) from pg_index where indrelid = c.oid) as indexes,
        (select array_agg(attname || format_type(atttypid, atttypmod) || attnotnull || coalesce(col_description(c.oid, attnum), '') order by attnum) from pg_attribute where attrelid = c.oid and attnum > 0) as columns
      from pg_class c where relnamespace in ('read_model'::regnamespace, 'read_model_filling'::regnamespace) and relkind in ('r', 'p') order by 1, 2`.execute(db)).rows;
  const deps = inMemory();
  const models = readModelsOf(db, deps.log);
  await models.rebuild(undefined, { anew: true });
  const before = await told();
  await models.rebuild();
  await models.rebuild();
  expect(await told()).toEqual(before);
  expect(before.filter(({ relname }) => relname.startsWith('next_'))).toEqual([]);
});
