import { isRight } from 'fp-ts/lib/Either.js';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { decode } from '../../application/participant-codec.ts';
import type { EventLog, NewEvent } from '../../application/ports/event-log.ts';
import { addDays, civilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import { event, type ParticipantEvent } from '../../domain/participant/events.ts';
import { withDatabase } from '../../test/database.ts';
import { csas, inMemory } from '../../test/in-memory.ts';
import { does } from '../../test/lives.ts';
import { joining, someone } from '../../test/people.ts';
import { allRows, emptied, readModelsOf, streamOfPerson } from '../../test/read-models.ts';
import { listParked, retryParked, skipParked } from '../../adapters/command-line/parked.ts';
import type { Parked } from './parked.ts';

const database = withDatabase();
const day = civilDate('2026-03-02');

/** Adds an event to a person's stream behind the back of every decision. */
const slipIn = async (log: EventLog, person: number, slipped: Pick<NewEvent, 'type' | 'data'>, id: string): Promise<number> => {
  const stream = streamOfPerson(person);
  const head = (await log.readStreams([stream])).get(stream)?.head ?? 'no-stream';
  const metadata = { actor: csas, commandId: id, cause: id, correlationId: id, policyVersion: '', rules: [], warnings: [] };
  const answer = await log.append([{ stream, expected: head, events: [{ id, version: 1, metadata, ...slipped }] }])();
  if (!isRight(answer)) throw new Error(answer.left.kind);
  return answer.right.position;
};

const anEvent = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const unheardOf = { type: 'turned-into-a-frog', data: {} };
const renamed = (family: string, on = day): ParticipantEvent => event('demographics-changed', { changes: { name: { ...someone.name, family } }, on });
/** No database takes the character NUL in a text, and JSON does. */
const unwritable = renamed('NO\u0000WAK');

type Told = Pick<Parked, 'projection' | 'stream' | 'position' | 'code'>;
const parked = async (): Promise<readonly Told[]> =>
  (await sql<Told>`select projection, stream, position, code from read_model.parked order by projection, stream`.execute(database().db)).rows;

const familyNames = async (): Promise<readonly string[]> =>
  (await sql<{ name: string }>`select family_name as name from read_model.participant_summary order by nhs_number`.execute(database().db)).rows.map(({ name }) => name);

beforeEach(async () => emptied(database().db));

describe.each([1, 100])('with batches of %i', (batchSize) => {
  const world = async () => {
    const deps = inMemory();
    for (const person of [1, 2, 3]) await does(deps)(person, day, joining(person));
    const models = readModelsOf(database().db, deps.log, { batchSize });
    return { ...deps, deps, models };
  };

  it('an event that cannot be read parks its participant in every read model, before that event; the others go on', async () => {
    const { log, deps, models } = await world();
    await slipIn(log, 2, renamed('BEFORE'), anEvent(1));
    const position = await slipIn(log, 2, unheardOf, anEvent(2));
    await slipIn(log, 2, renamed('AFTER'), anEvent(3));
    await does(deps)(3, day, command('change-demographics', { name: { ...someone.name, family: 'MARTIN' } }));

    expect(await models.catchUp()).toBe(await log.head());
    expect(await familyNames()).toEqual(['NOWAK', 'BEFORE', 'MARTIN']);
    const { projections } = await models.health();
    expect(projections.map(({ parked: streams, lag }) => [streams, lag])).toEqual(projections.map(() => [1, 0]));
    expect(await parked()).toEqual(projections.map(({ name }) => ({ projection: name, stream: streamOfPerson(2), position, code: 'cannot-read' })).sort((a, b) => (a.projection < b.projection ? -1 : 1)));

    const [rows, stood] = [await allRows(database().db), await parked()];
    await models.rebuild();
    expect([await allRows(database().db), await parked()]).toEqual([rows, stood]);
  });

  it('what was parked is shown once the system can read it', async () => {
    const { log, models } = await world();
    await slipIn(log, 2, unheardOf, anEvent(1));
    await slipIn(log, 2, renamed('AFTER'), anEvent(2));
    await models.catchUp();
    await models.retryParked();
    expect(await familyNames()).toEqual(['NOWAK', 'NOWAK', 'NOWAK']);
    expect(await parked()).not.toEqual([]);

    const wiser = readModelsOf(database().db, log, { read: (recorded) => (recorded.type === unheardOf.type ? decode({ ...recorded, ...event('opted-in', { on: day }) }) : decode(recorded)) });
    await wiser.retryParked();
    expect(await familyNames()).toEqual(['NOWAK', 'AFTER', 'NOWAK']);
    expect(await parked()).toEqual([]);
    const rows = await allRows(database().db);
    await wiser.rebuild();
    expect(await allRows(database().db)).toEqual(rows);
  });

  it('a row that cannot be written parks its participant in that read model only, and shows the last state that can be', async () => {
    const { log, deps, models } = await world();
    await slipIn(log, 2, renamed('BEFORE'), anEvent(1));
    const position = await slipIn(log, 2, unwritable, anEvent(2));
    await slipIn(log, 2, event('opted-in', { on: day }), anEvent(3));
    await does(deps)(3, day, command('change-demographics', { name: { ...someone.name, family: 'MARTIN' } }));

    expect(await models.catchUp()).toBe(await log.head());
    expect(await familyNames()).toEqual(['NOWAK', 'BEFORE', 'MARTIN']);
    expect(await parked()).toEqual([{ projection: 'participant_summary', stream: streamOfPerson(2), position, code: 'cannot-write-22P05' }]);

    const [rows, stood] = [await allRows(database().db), await parked()];
    await models.rebuild();
    expect([await allRows(database().db), await parked()]).toEqual([rows, stood]);
  });

  it('a participant whose first rows cannot be written has none, until an event puts that right', async () => {
    const { log, models } = await world();
    await slipIn(log, 1, event('letter-requested', { letter: 'PA1', testDate: civilDate('0000-01-01'), on: day }), anEvent(1));
    await models.catchUp();
    expect((await parked()).map(({ projection, code }) => [projection, code])).toEqual([['letter_asked_for', 'cannot-write-22008'], ['to_be_told', 'cannot-write-22008']]);

    await slipIn(log, 2, unwritable, anEvent(2));
    await models.catchUp();
    await slipIn(log, 2, renamed('RIGHT'), anEvent(3));
    await models.catchUp();
    expect(await familyNames()).toEqual(['NOWAK', 'RIGHT', 'NOWAK']);
    expect((await parked()).map(({ projection }) => projection)).toEqual(['letter_asked_for', 'to_be_told']);
  });

  it('somebody may decide to leave one as it is shown: no alarm, until another event stops it', async () => {
    const { log, models } = await world();
    const position = await slipIn(log, 2, unheardOf, anEvent(1));
    await models.catchUp();
    const stream = streamOfPerson(2);
    const parts = { readModels: models };
    expect(await skipParked(parts, stream, { by: 'u-1', why: 'a slip', in: 'failsafe' })).toMatch('in 1 read model,');
    expect(await listParked(parts)).toContain(`failsafe: ${stream} up to the event at position ${position} (cannot-read), skipped by u-1: a slip\n`);
    expect(await skipParked(parts, stream, { by: 'u-1', why: 'a slip' })).toMatch('in 10 read models,');
    const counts = async () => new Set((await models.health()).projections.map((each) => `${each.parked} ${each.skipped}`));
    expect(await counts()).toEqual(new Set(['0 1']));

    await slipIn(log, 2, renamed('AFTER'), anEvent(2));
    await models.catchUp();
    await models.rebuild();
    expect(await counts()).toEqual(new Set(['0 1']));

    await slipIn(log, 3, unheardOf, anEvent(3));
    await models.catchUp();
    expect(await counts()).toEqual(new Set(['1 1']));
    const wiser = readModelsOf(database().db, log, { read: (recorded) => (recorded.type === unheardOf.type ? decode({ ...recorded, ...event('opted-in', { on: day }) }) : decode(recorded)) });
    await wiser.rebuild();
    expect(await retryParked({ readModels: wiser })).toBe('Every read model shows every participant to the end.');
    await expect(skipParked(parts, stream, { by: 'u-1', why: 'a slip' })).rejects.toThrow('not-parked');
    await expect(skipParked(parts, stream, { by: ' ', why: 'a slip' })).rejects.toThrow('nobody-or-no-reason');
  });

  it('nothing of a person stands in what is written down of a parked stream', async () => {
    const { log, models } = await world();
    await slipIn(log, 2, unwritable, anEvent(1));
    await slipIn(log, 3, { type: 'opted-in', data: { on: 'NOWAK' } }, anEvent(2));
    await models.catchUp();
    expect(JSON.stringify(await parked())).not.toMatch(/NOWAK|WAK|90\d{8}/);
  });
});

it('a read model whose table is gone stands still and says so; the others go on', async () => {
  const { db } = database();
  const deps = inMemory();
  const models = readModelsOf(db, deps.log);
  await does(deps)(1, day, joining(1));
  await models.catchUp();
  await sql`alter table read_model.to_review rename to mislaid`.execute(db);
  await does(deps)(2, addDays(day, 1), joining(2));
  await expect(models.catchUp()).rejects.toThrow(/to_review \(42704\)$/);
  expect(await models.catchUp(undefined, ['due_action', 'participant_summary'])).toBe(await deps.log.head());
  const { projections } = await models.health();
  expect(projections.filter(({ fault }) => fault !== null)).toEqual([expect.objectContaining({ name: 'to_review', fault: '42704' })]);
  expect(projections.filter(({ lag }) => lag > 0).map(({ name }) => name)).toEqual(['to_review']);
  expect(await models.reach(await deps.log.head(), 50, ['participant_summary'])).toBe(true);

  await sql`alter table read_model.mislaid rename to to_review`.execute(db);
  expect(await models.catchUp()).toBe(await deps.log.head());
  expect((await models.health()).projections.filter(({ lag, fault }) => lag > 0 || fault !== null)).toEqual([]);
});
