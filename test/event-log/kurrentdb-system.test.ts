import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSystem, type System } from '../../adapters/system.ts';
import { handle, handleMany, type Item } from '../../application/participants.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { type Command, command } from '../../domain/participant/commands.ts';
import { isSame } from '../../projections/runner/compare.ts';
import { withDatabase } from '../database.ts';
import { csas, everything, nhsNumber } from '../in-memory.ts';
import { joining } from '../people.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { type StandIn, standIn } from './stand-in/server.ts';


const database = withDatabase();
const folder = withTemporaryFolder();
const first = civilDate('2026-11-02');
const people = 30;

describe('the whole system with its log in KurrentDB', () => {
  let server: StandIn;
  let system: System;
  beforeAll(async () => {
    server = await standIn();
    system = await openSystem({ databaseUrl: database().url, dataFolder: undefined, eventLogUrl: server.url, identityKey: 'k'.repeat(32), today: undefined, checkpoints: folder('checkpoints'), checkpointKey: 'k'.repeat(32) });
  });
  afterAll(async () => {
    await system.close();
    await server.stop();
  });

  const item = (n: number, what: Command, commandId: string): Item => ({
    participantId: system.ids.of(nhsNumber(n)),
    command: what,
    context: { today: first, actor: csas, cause: 'a file', correlationId: 'f', commandId },
  });
  const lost = (count: number): void => {
    for (let n = 0; n < count; n++) server.faults.next('append', (['cut', 'done and cut', 'unavailable', 'done and cancelled'] as const)[n % 4] ?? 'cut');
  };

  it('takes people in, though answers are lost', async () => {
    lost(6);
    const answers = await handleMany(system)(Array.from({ length: people }, (_, n) => item(n, joining(n, { dateOfBirth: civilDate('2001-11-20') }), `join ${n}`)))();
    expect(answers.every(E.isRight)).toBe(true);
    expect((await everything(system.log)).filter(({ type }) => type === 'registered')).toHaveLength(people);
  });

  it('leads from a new NHS number to the record', async () => {
    lost(2);
    const changed = await handle(system)(system.ids.of(nhsNumber(0)), command('change-demographics', { nhsNumber: nhsNumber(100) }), item(0, command('pause', { by: 'csas' }), 'number').context)();
    expect(E.isRight(changed)).toBe(true);
    const paused = await handle(system)(system.ids.of(nhsNumber(100)), command('pause', { by: 'csas' }), { ...item(0, command('opt-in', {}), 'pause').context })();
    expect(paused).toMatchObject({ right: { participantId: system.ids.of(nhsNumber(0)), record: { nhsNumber: nhsNumber(100) } } });
  });

  it('lives its days, each once', async () => {
    lost(4);
    const [begin, end] = [await system.dailyRun(first), await system.dailyRun(civilDate('2027-01-31'))];
    const days = [...begin.days, ...end.days].map(({ counts }) => counts);
    const total = (count: 'listed' | 'invited' | 'passedOver'): number => days.reduce((sum, counts) => sum + counts[count], 0);
    // The one who was paused is not invited.
    expect([total('listed'), total('invited'), total('passedOver')]).toEqual([people, people - 1, 0]);
    const head = await system.log.head();
    expect((await system.dailyRun(civilDate('2027-01-31'))).days).toEqual([]);
    expect(await system.log.head()).toBe(head);
  });

  it('shows in its read models what a replay shows, also after they were filled anew', async () => {
    const reached = await system.readModels.catchUp();
    expect(reached).toBe(await system.log.head());
    expect((await system.readModels.compare()).filter((each) => !isSame(each))).toEqual([]);
    expect(await system.readModels.rebuild()).toBe(reached);
    expect((await system.readModels.compare()).filter((each) => !isSame(each))).toEqual([]);
    const { projections } = await system.readModels.health();
    expect(projections.filter(({ lag, parked, fault }) => lag > 0 || parked > 0 || fault !== null)).toEqual([]);
  });

  it('verifies against its checkpoint, until somebody changes a record or takes one out', async () => {
    const { integrity, log } = system;
    const all = await everything(log);
    expect(await integrity.checkpoint()).toMatchObject({ size: all.length, position: await log.head() });
    const verified = () => integrity.verify(() => undefined);
    expect(await verified()).toEqual({ records: all.length, covered: all.length, checkpoints: 1, first: null });

    const [victim] = all.slice(7);
    const stored = server.store.all.find(({ stream, revision }) => stream === victim?.stream && revision === victim.revision);
    if (stored === undefined || victim === undefined) throw new Error('The server holds what was read from it');
    const { metadata } = stored;
    Object.assign(stored, { metadata: Buffer.from(Buffer.from(metadata).toString().replace('a file', 'no file')) });
    expect((await verified())?.first).toMatchObject({ stream: victim.stream, revision: victim.revision });

    Object.assign(stored, { metadata, stream: '$gone' });
    expect((await verified())?.first).toMatchObject({ kind: 'missing', before: 7 });
  });
});
