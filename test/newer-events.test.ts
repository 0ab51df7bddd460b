import * as E from 'fp-ts/lib/Either.js';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { dailyRun } from '../application/daily-run.ts';
import { readHistory } from '../application/participant-history.ts';
import { handle } from '../application/participants.ts';
import type { EventLog, RecordedEvent } from '../application/ports/event-log.ts';
import { civilDate } from '../domain/dates/civil-date.ts';
import { command } from '../domain/participant/commands.ts';
import { withDatabase } from './database.ts';
import { dueInMemory } from './due-in-memory.ts';
import { csas, everything, inMemory, nhsNumber, participantIds } from './in-memory.ts';
import { does } from './lives.ts';
import { joining } from './people.ts';
import { allRows, emptied, readModelsOf, streamOfPerson } from './read-models.ts';

const database = withDatabase();
const today = civilDate('2026-03-02');
const id = participantIds.of(nhsNumber(1));
beforeEach(async () => emptied(database().db));

/** A newer version of the system adds to a stream what this one does not know. */
const fromTheFuture = async (log: EventLog, stream: string, like: Partial<RecordedEvent>): Promise<number> => {
  const { head, events: [last] } = (await log.readStreams([stream], { direction: 'backwards', limit: 1 })).get(stream) ?? { head: 'no-stream', events: [] };
  if (last === undefined) throw new Error('The stream is empty');
  const { type, version, data, metadata } = { ...last, ...like };
  await log.append([{ stream, expected: head, events: [{ id: '00000000-0000-4000-8000-000000000001', type, version, data, metadata }] }])();
  return log.head();
};

const world = async () => {
  const deps = inMemory();
  for (const person of [1, 2]) await does(deps)(person, today, joining(person));
  return deps;
};

describe.each([
  ['a newer version of a type', { version: 2, data: { day: '2026-03-02', why: 'it pleased somebody' } }],
  ['a type of a newer system', { type: 'screened-by-telepathy', data: {} }],
])('%s', (_, like) => {
  it('stops whoever would decide on it, with an error that names it, and the log stays as it is', async () => {
    const deps = await world();
    const position = await fromTheFuture(deps.log, streamOfPerson(1), like);
    const before = await everything(deps.log);
    const answer = await handle(deps)(id, command('pause', { by: 'csas' }), { today, actor: csas, cause: 'a test', correlationId: 'c', commandId: 'pause' })();
    expect(answer).toMatchObject(E.left({ kind: 'unreadable', position, message: expect.stringMatching(new RegExp(`position ${position} .*cannot be read`)) as string }));
    expect(await everything(deps.log)).toEqual(before);
  });

  it('stops the history there, rather than tell it without', async () => {
    const { log } = await world();
    const position = await fromTheFuture(log, streamOfPerson(1), like);
    expect(await readHistory(log)(id)).toMatchObject(E.left({ kind: 'unreadable', position }));
    expect(await readHistory(log)(participantIds.of(nhsNumber(2)))).toMatchObject({ _tag: 'Right' });
  });

  it('parks that participant in the read models, and no other, until the system can read it', async () => {
    const { log } = await world();
    const { db } = database();
    const models = readModelsOf(db, log);
    await models.catchUp();
    const rows = await allRows(db);
    const position = await fromTheFuture(log, streamOfPerson(1), like);
    await does({ ...inMemory(), log })(2, today, command('pause', { by: 'csas' }));
    expect(await models.catchUp()).toBe(await log.head());
    const after = await allRows(db);
    const line = (all: typeof rows, n: number) => all['participant_summary']?.split('\n').find((each) => each.includes(nhsNumber(n)));
    expect([line(after, 1), line(after, 2) === line(rows, 2)]).toEqual([line(rows, 1), false]);
    const { rows: parked } = await sql`select distinct stream, position, code from read_model.parked`.execute(db);
    expect(parked).toEqual([{ stream: streamOfPerson(1), position, code: 'cannot-read' }]);
  });

  it('in the daily run’s diary stops the run before it does anything', async () => {
    const deps = await world();
    const run = dailyRun({ ...deps, due: dueInMemory(deps.log, deps.policy) });
    await run(today);
    const position = await fromTheFuture(deps.log, 'daily-run', like);
    await expect(run(civilDate('2026-04-02'))).rejects.toThrow(`Event at position ${position} (`);
    expect(await deps.log.head()).toBe(position);
  });
});
