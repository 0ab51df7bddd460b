import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { readModelsAsOf } from '../adapters/command-line/read-models.ts';
import { memoryEventLog } from '../adapters/event-log/memory/memory-event-log.ts';
import type { AsOf } from '../application/as-of.ts';
import { processFile } from '../application/laboratory/process-items.ts';
import { readHistory } from '../application/participant-history.ts';
import { handle } from '../application/participants.ts';
import { addDays, type CivilDate, civilDate } from '../domain/dates/civil-date.ts';
import { command } from '../domain/participant/commands.ts';
import { nextTestDueDate } from '../domain/participant/participant.ts';
import { participantTables, tables } from '../projections/tables.ts';
import { withDatabase } from './database.ts';
import { csas, everything, inMemory, nhsNumber } from './in-memory.ts';
import { aDay, aFile, itemsReceived, reportOn } from './laboratory/items.ts';
import { laboratoryWorld } from './laboratory/world.ts';
import { live, lives } from './lives.ts';
import { joining } from './people.ts';
import { allRows, emptied, readModelsOf, streamOfPerson } from './read-models.ts';

const database = withDatabase();
beforeEach(async () => emptied(database().db));

/** People's lives, each event taken in on the day after it took effect. */
const world = async (seed = 5) => {
  let day: CivilDate = civilDate('2024-01-08');
  const log = memoryEventLog(() => `${addDays(day, 1)}T09:00:00.000Z`);
  const deps = { ...inMemory(), log: { ...log, append: (appends: Parameters<typeof log.append>[0]) => ((day = (appends[0]?.events[0]?.data as { on: CivilDate }).on), log.append(appends)) } };
  await live(deps, fc.sample(lives(8, 120), { numRuns: 1, seed })[0] ?? []);
  return deps;
};

const parts = (deps: Awaited<ReturnType<typeof world>>) => ({ ...deps, db: database().db });

/** Every row of every read model in a schema, as text. */
const rowsIn = async (schema: string): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    await Promise.all(
      participantTables.map(async ({ name, key }) => {
        const { rows } = await sql<{ line: string }>`select held::text as line from ${sql.table(`${schema}.${name}`)} as held order by ${sql.join(key.map((column) => sql.ref(column)))}`.execute(database().db);
        return [name, rows.map(({ line }) => `${line}\n`).join('')] as const;
      }),
    ),
  );

const commentOn = async (schema: string): Promise<string> =>
  (await sql<{ says: string }>`select obj_description(oid, 'pg_namespace') as says from pg_namespace where nspname = ${schema}`.execute(database().db)).rows[0]?.says ?? '';

describe('the read models as of', () => {
  it('a position are those that were live when the log had reached it, and the live ones stay as they are', async () => {
    const deps = await world();
    const models = readModelsOf(database().db, deps.log);
    const head = await deps.log.head();
    const position = Math.floor(head / 2);
    await models.catchUp(position);
    const then = await allRows(database().db);
    await models.catchUp();
    const now = await allRows(database().db);
    expect(now).not.toEqual(then);
    expect(await readModelsAsOf(parts(deps), { position }, 'as_of_position')).toBe(`as_of_position shows the read models by the log up to position ${position}.`);
    expect(await rowsIn('as_of_position')).toEqual(then);
    expect(await allRows(database().db)).toEqual(now);
  });

  it('a day, by what was known then, are those of the last position recorded by its end', async () => {
    const deps = await world();
    const events = await everything(deps.log);
    const day = civilDate((events[Math.floor(events.length / 2)]?.recordedAt ?? '').slice(0, 10));
    const position = events.findLast(({ recordedAt }) => recordedAt.slice(0, 10) <= day)?.position ?? 0;
    await readModelsOf(database().db, deps.log).catchUp(position);
    await readModelsAsOf(parts(deps), { asOf: day }, 'known_then');
    expect(await rowsIn('known_then')).toEqual(await allRows(database().db));
    expect(await commentOn('known_then')).toContain(`by what was known at the end of ${day}`);
  });

  it.each<'known' | 'happened'>(['known', 'happened'])('a day (%s) show of everybody what their history says as of it', async (basis) => {
    const deps = await world(7);
    const events = await everything(deps.log);
    const middle = civilDate((events[Math.floor(events.length / 2)]?.data as { on: string }).on);
    await readModelsAsOf(parts(deps), { asOf: middle, basis }, `by_${basis}`);
    const { rows } = await sql<{ id: string; due: string | null }>`select participant_id as id, next_test_due_date::text as due from ${sql.table(`by_${basis}.participant_summary`)}`.execute(database().db);
    const shown = new Map(rows.map(({ id, due }) => [id, due]));
    const asOf: AsOf = basis === 'known' ? { recordedBy: `${middle}T23:00:00Z` } : { happenedBy: middle };
    let found = 0;
    for (let n = 0; n < 8; n++) {
      const id = deps.ids.of(nhsNumber(n));
      const history = await readHistory(deps.log)(id, asOf);
      if (E.isRight(history) && history.right.participantId === id) expect([n, shown.get(id)]).toEqual([n, nextTestDueDate(history.right.participant)]);
      found += E.isRight(history) ? 1 : 0;
    }
    expect(found).toBeGreaterThan(0);
  });

  it('a day differ by whether something had happened by then or was known by then', async () => {
    const on = civilDate('2025-03-31');
    let day = on;
    const deps = { ...inMemory(), log: memoryEventLog(() => `${day}T12:00:00.000Z`) };
    const id = deps.ids.of(nhsNumber(1));
    await handle(deps)(id, joining(1), { today: on, actor: csas, cause: 'a test', correlationId: 'c', commandId: 'join' })();
    day = civilDate('2025-04-02');
    await handle(deps)(id, command('change-demographics', { practice: 'B82002' }), { today: on, actor: csas, cause: 'a test', correlationId: 'c', commandId: 'move' })();
    await readModelsAsOf(parts(deps), { asOf: on }, 'known');
    await readModelsAsOf(parts(deps), { asOf: on, basis: 'happened' }, 'happened');
    const practices = await sql`select k.practice as known, h.practice as happened from known.participant_summary k join happened.participant_summary h using (participant_id)`.execute(database().db);
    expect(practices.rows).toEqual([{ known: 'A81001', happened: 'B82002' }]);
  });
});

describe('the read models as of, of what else stands in the log,', () => {
  it('hold every table, and what laboratories sent as it stood: by position, and by the day on which something took effect', async () => {
    const world = laboratoryWorld();
    await world.does(1, joining(1));
    await itemsReceived(world.deps.log, [reportOn(1)], { on: aDay });
    const position = await world.deps.log.head();
    await processFile(world.deps)(aFile, 1, { today: addDays(aDay, 1) });
    const listsBy = async (schema: string, back: Parameters<typeof readModelsAsOf>[1]) => {
      await readModelsAsOf({ ...world.deps, db: database().db }, back, schema);
      return (await sql<{ list: string }>`select list from ${sql.table(`${schema}.laboratory_item`)}`.execute(database().db)).rows.map(({ list }) => list);
    };
    expect(await listsBy('by_then', { position })).toEqual(['received']);
    expect(await listsBy('by_then', { asOf: aDay, basis: 'happened' })).toEqual(['received']);
    expect(await listsBy('by_then', { asOf: addDays(aDay, 1), basis: 'happened' })).toEqual(['settled']);
    expect(await listsBy('by_then', { position: await world.deps.log.head() })).toEqual(['settled']);
    const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'by_then'`.execute(database().db);
    expect(rows.map(({ name }) => name).sort()).toEqual([...tables.map(({ name }) => name), 'parked'].sort());
  });
});

describe('the schema asked for', () => {
  it('is filled anew when this command made it, and refused, untouched, when somebody else did', async () => {
    const deps = await world();
    const head = await deps.log.head();
    await readModelsAsOf(parts(deps), { position: 5 }, 'again');
    const first = await rowsIn('again');
    await readModelsAsOf(parts(deps), { position: head }, 'again');
    expect(await rowsIn('again')).not.toEqual(first);
    await sql`create schema theirs`.execute(database().db);
    await sql`create table theirs.kept as select 1 as n`.execute(database().db);
    for (const schema of ['theirs', 'read_model', 'event_log', 'public'])
      await expect(readModelsAsOf(parts(deps), { position: 5 }, schema)).rejects.toThrow('schema-exists');
    expect((await sql`select n from theirs.kept`.execute(database().db)).rows).toEqual([{ n: 1 }]);
  });

  it('is refused by a name that would need quotation marks, and without a moment', async () => {
    const deps = await world();
    for (const name of ['pg_then', 'Then', 'then', 'table', 'a b', '', '2025', 'x"; drop schema read_model; --']) await expect(readModelsAsOf(parts(deps), { position: 5 }, name)).rejects.toThrow('not-a-schema');
    await expect(readModelsAsOf(parts(deps), {}, 'fine')).rejects.toThrow('as-of-what');
  });

  it('tells which streams are not shown to their end', async () => {
    const deps = await world();
    const stream = streamOfPerson(1);
    const { head, events } = (await deps.log.readStreams([stream])).get(stream) ?? { head: 'no-stream', events: [] };
    const [first] = events;
    if (first === undefined) throw new Error('nobody lives');
    await deps.log.append([{ stream, expected: head, events: [{ ...first, id: '00000000-0000-4000-8000-000000000001', version: 9 }] }])();
    const position = await deps.log.head();
    expect(await readModelsAsOf(parts(deps), { position }, 'stuck')).toContain('Not shown to their end: 1, see stuck.parked.');
    expect((await sql`select distinct stream, position, code from stuck.parked`.execute(database().db)).rows).toEqual([{ stream, position, code: 'cannot-read' }]);
  });
});
