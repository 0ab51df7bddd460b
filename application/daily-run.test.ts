import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate, civilDate } from '../domain/dates/civil-date.ts';
import { dueInMemory } from '../test/due-in-memory.ts';
import { csas, everything, inMemory, nhsNumber, participantIds } from '../test/in-memory.ts';
import { programmePolicy } from '../domain/rules/policy.ts';
import { command } from '../domain/participant/commands.ts';
import { joining } from '../test/people.ts';
import { killing } from '../test/unreliable.ts';
import { dailyRun } from './daily-run.ts';
import { streamOf } from './participant-id.ts';
import { handleMany } from './participants.ts';
import type { EventLog, RecordedEvent } from './ports/event-log.ts';

const joined = civilDate('2026-09-01');
const start = civilDate('2026-11-02');
const id = (n: number) => participantIds.of(nhsNumber(n));

/** People who joined over some days, so that something falls due on many days of the following months. */
const withPeople = async (people: number) => {
  const deps = inMemory();
  const items = Array.from({ length: people }, (_, n) => ({
    participantId: id(n),
    command: joining(n),
    context: { today: addDays(joined, n % 9), actor: csas, cause: 'a test', correlationId: 'c', commandId: `join ${n}` },
  }));
  await handleMany(deps)(items)();
  return { ...deps, due: dueInMemory(deps.log, deps.policy) };
};

const runOn = (deps: Awaited<ReturnType<typeof withPeople>>, log: EventLog = deps.log) => dailyRun({ ...deps, log, due: dueInMemory(deps.log, deps.policy) });

/** Stops at anything that is new. */
const wary = { ...programmePolicy, unusualDays: [{ from: joined, rule: 'D-34' as const, value: { days: 5, daysAtLeast: 1, times: 1, people: 5 } }] as const };

/** What happened to people, without the places in the log: those depend on who came first. */
const lives = async (log: EventLog) => {
  const events = (await everything(log)).filter(({ stream }) => stream.startsWith('participant-'));
  return events.map(({ stream, revision, type, data, metadata, id: eventId }) => ({ stream, revision, type, data, metadata, eventId })).sort(byPlace);
};
const byPlace = (a: Pick<RecordedEvent, 'stream' | 'revision'>, b: typeof a): number => (a.stream === b.stream ? a.revision - b.revision : a.stream < b.stream ? -1 : 1);

const completedDays = async (log: EventLog) => (await everything(log)).filter(({ type }) => type === 'day-completed').map(({ data }) => data);

describe('the daily run', () => {
  it('of the very first time does just the day it is asked for', async () => {
    const deps = await withPeople(20);
    const { days } = await runOn(deps)(start);
    expect(days).toEqual([{ day: start, counts: { due: 20, listed: 20, invited: 0, reminded: 0, nonResponders: 0, letters: 0, passedOver: 0 } }]);
    expect(await completedDays(deps.log)).toEqual(days);
  });

  it('done twice for a day changes nothing', async () => {
    const deps = await withPeople(20);
    await runOn(deps)(start);
    const before = await deps.log.head();
    expect(await runOn(deps)(start)).toEqual({ days: [], passedOver: [], stopped: null });
    expect(await runOn(deps)(addDays(start, -3))).toEqual({ days: [], passedOver: [], stopped: null });
    expect(await deps.log.head()).toBe(before);
  });

  it('after months of silence ends where a run on every day would have ended', async () => {
    const [daily, late] = [await withPeople(6), await withPeople(6)];
    const days = 200;
    for (let day = 0; day <= days; day++) await runOn(daily)(addDays(start, day));
    await runOn(late)(start);
    const { days: caughtUp } = await runOn(late)(addDays(start, days));
    expect(await lives(late.log)).toEqual(await lives(daily.log));
    expect((await lives(late.log)).map(({ type }) => type)).toEqual(expect.arrayContaining(['invited', 'reminded', 'letter-requested']));
    expect(caughtUp.length).toBeLessThan(days);
    expect(caughtUp.at(-1)?.day).toBe(addDays(start, days));
  });

  it('stops before it begins a day that is unlike the last ones, and goes on once a person has confirmed it', async () => {
    const deps = { ...(await withPeople(20)), policy: wary };
    await runOn(deps)(start);
    const { days, stopped } = await runOn(deps)(addDays(start, 60));
    expect([days, stopped]).toEqual([[], { day: addDays(start, 28), unusual: [{ what: 'listed', people: 0, usual: 20 }, { what: 'invited', people: 20, usual: 0 }] }]);
    const before = await deps.log.head();
    expect((await runOn(deps)(addDays(start, 60))).stopped).toEqual(stopped);
    expect(await deps.log.head()).toBe(before);
    expect(await runOn(deps)(addDays(start, 60), { confirmed: true })).toMatchObject({ days: [{ counts: { invited: 20 } }, { day: addDays(start, 60) }], stopped: null });
  });

  it('asks nobody about a day that was begun', async () => {
    const deps = { ...(await withPeople(20)), policy: wary };
    await runOn(deps)(start);
    await runOn(deps, killing(deps.log, 4, 'before').log)(addDays(start, 28), { confirmed: true }).catch(() => undefined);
    expect((await everything(deps.log)).at(-1)).toMatchObject({ type: 'day-begun', data: { day: addDays(start, 28) } });
    expect(await runOn(deps)(addDays(start, 28))).toMatchObject({ days: [{ counts: { invited: 20 } }], stopped: null });
  });

  it('tells the progress of each day', async () => {
    const deps = await withPeople(3);
    const told: unknown[] = [];
    await runOn(deps)(start, { onProgress: (progress) => told.push(progress) });
    expect(told).toEqual([{ day: start, done: 3, of: 3 }]);
  });

  it('takes people page by page', async () => {
    const deps = await withPeople(601);
    const told: number[] = [];
    const { days } = await runOn(deps)(start, { onProgress: ({ done }) => told.push(done) });
    // Two pages are under way at a time: either may be done first.
    expect([[500, 601], [101, 601]]).toContainEqual(told);
    expect(days[0]?.counts.due).toBe(601);
  });

  it('passes over whoever cannot be done, reports them, and does the others', async () => {
    const deps = await withPeople(10);
    const stream = streamOf(id(4));
    const [first] = await everything(deps.log);
    const head = (await deps.log.readStreams([stream])).get(stream)?.head;
    if (first === undefined || head === undefined) throw new Error('nothing stored');
    await deps.log.append([{ stream, expected: head, events: [{ ...first, id: '00000000-0000-4000-8000-000000000001', version: 99 }] }])();
    const { days, passedOver } = await runOn(deps)(start);
    expect(days[0]?.counts).toMatchObject({ due: 9, listed: 9, passedOver: 1 });
    expect(passedOver).toEqual([{ day: start, participantId: id(4), codes: ['unreadable'] }]);
  });

  it('that catches up does nothing on a day before the newest thing that happened to somebody', async () => {
    const deps = await withPeople(2);
    await runOn(deps)(civilDate('2026-09-01'));
    const moved = civilDate('2026-12-18');
    const move = command('change-demographics', { practice: 'B81002' });
    await handleMany(deps)([{ participantId: id(0), command: move, context: { today: moved, actor: csas, cause: '', correlationId: 'c', commandId: 'move' } }])();
    await runOn(deps)(addDays(moved, 2));
    const listed = (await lives(deps.log)).filter(({ type }) => type === 'listed-for-prior-notification').map(({ stream, data }) => [stream, (data as { on: CivilDate }).on]);
    expect(new Map(listed as [string, CivilDate][])).toEqual(new Map([[streamOf(id(0)), moved], [streamOf(id(1)), '2026-09-03']]));
  });

  it('killed at any call of the log and run again ends as if undisturbed, its counts included', async () => {
    const days = 60;
    const people = 8;
    const undisturbed = await withPeople(people);
    await runOn(undisturbed)(start);
    const counted = killing(undisturbed.log, Infinity, 'before');
    await runOn(undisturbed, counted.log)(addDays(start, days));
    const expected = { lives: await lives(undisturbed.log), completed: await completedDays(undisturbed.log) };

    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 1, max: counted.calls() }), fc.constantFrom('before', 'after')), { minLength: 1, maxLength: 4 }), async (kills) => {
        const deps = await withPeople(people);
        await runOn(deps)(start);
        for (const [at, moment] of kills) await runOn(deps, killing(deps.log, at, moment).log)(addDays(start, days)).catch(() => undefined);
        await runOn(deps)(addDays(start, days));
        expect({ lives: await lives(deps.log), completed: await completedDays(deps.log) }).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('on two machines at once does everything once, in whatever order they take turns', async () => {
    const until = addDays(start, 45);
    const alone = await withPeople(6);
    await runOn(alone)(until);
    const expected = { lives: await lives(alone.log), completed: await completedDays(alone.log) };
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const deps = await withPeople(6);
        const machine = (): EventLog => ({
          ...deps.log,
          append: (appends) => scheduler.scheduleFunction(async () => deps.log.append(appends)()),
          readStreams: scheduler.scheduleFunction(deps.log.readStreams),
          head: scheduler.scheduleFunction(deps.log.head),
        });
        const both = Promise.all([runOn(deps, machine())(until), runOn(deps, machine())(until)]);
        await scheduler.waitFor(both);
        expect({ lives: await lives(deps.log), completed: await completedDays(deps.log) }).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});
