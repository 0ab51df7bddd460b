import { isLeft } from 'fp-ts/lib/Either.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { decode } from '../../application/participant-codec.ts';
import { participantOf } from '../../application/participant-id.ts';
import type { EventLog, RecordedEvent } from '../../application/ports/event-log.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import type { EventOf, EventType, ParticipantEvent } from '../../domain/participant/events.ts';
import { evolve } from '../../domain/participant/evolve.ts';
import { nextStep } from '../../domain/participant/next-step.ts';
import { type ParticipantRecord, unknown } from '../../domain/participant/participant.ts';
import { memoryEventLog } from '../../adapters/event-log/memory/memory-event-log.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { everything, participantIds } from '../../test/in-memory.ts';
import { readNames } from './names.ts';
import { numberOf } from './person.ts';
import { OtherLives, simulate } from './simulate.ts';
import type { World } from './world.ts';

const people = 450;
const emptyLog = () => memoryEventLog(() => '2026-11-22T09:00:00.000Z');

const eventOf = (recorded: RecordedEvent): ParticipantEvent => {
  const event = decode(recorded);
  if (isLeft(event)) throw new Error(event.left.message);
  return event.right;
};

/** Dies with the append after so many. */
const killedAfter = (log: EventLog, appends: number): EventLog => {
  let left = appends;
  return { ...log, append: (asked) => (left-- > 0 ? log.append(asked) : () => Promise.reject(new Error('killed'))) };
};

describe('simulated lives', () => {
  let world: World;
  let lived: readonly RecordedEvent[];
  let log: EventLog;

  beforeAll(async () => {
    world = { seed: 7, from: civilDate('2023-11-22'), until: civilDate('2026-11-22'), policy: programmePolicy, ids: participantIds, names: await readNames() };
    log = emptyLog();
    await simulate(log, world, people);
    lived = await everything(log);
  });

  const records = (): ParticipantRecord[] => {
    const found = new Map<string, ParticipantRecord>();
    for (const event of lived) found.set(event.stream, evolve(found.get(event.stream) ?? unknown, eventOf(event)));
    return [...found.values()];
  };
  const all = <T extends EventType>(type: T) => lived.map(eventOf).filter((event): event is EventOf<T> & ParticipantEvent => event.type === type);

  it('are the same for the same seed, killed anywhere and begun again or not', async () => {
    const again = emptyLog();
    for (const appends of [1, 1]) await expect(simulate(killedAfter(again, appends), world, people)).rejects.toThrow('killed');
    const { events } = await simulate(again, world, people);
    expect(events).toBeGreaterThan(0);
    expect(events).toBeLessThan(lived.length);
    expect(await everything(again)).toEqual(lived);
  });

  it('are stored once', async () => {
    expect(await simulate(log, world, people)).toEqual({ people, events: 0 });
    expect(await log.head()).toBe(lived.length);
  });

  it('go on with more people where they stood', async () => {
    const grown = emptyLog();
    await simulate(grown, world, 120);
    await simulate(grown, world, 210);
    expect(await everything(grown)).toEqual(lived.slice(0, await grown.head()));
  });

  it('do not mix with those of another seed or other dates', async () => {
    const before = await log.head();
    for (const other of [{ seed: 8 }, { until: civilDate('2026-11-23') }])
      await expect(simulate(log, { ...world, ...other }, people)).rejects.toThrow(OtherLives);
    expect(await log.head()).toBe(before);
  });

  it('are of people with numbers kept for tests, each another', () => {
    const numbers = new Set(all('registered').map(({ data }) => data.nhsNumber));
    expect(numbers.size).toBe(people);
    expect([...numbers].every((number) => number.startsWith('999'))).toBe(true);
    expect(new Set([0, 499_999, 500_000, 999_999, 1_000_000].map(numberOf)).size).toBe(5);
    expect(numberOf(500_000)).toMatch(/^998/);
    expect(lived.every(({ stream }) => participantOf(stream) !== null)).toBe(true);
  });

  it('leave nothing undone before the end, and something for the days after it', () => {
    const due = records().flatMap((record) => (record.kind === 'participant' ? [nextStep(record, programmePolicy)?.on ?? null] : []));
    expect(due).toHaveLength(people);
    expect(due.filter((on) => on !== null && on < world.until)).toEqual([]);
    expect(due.filter((on) => on !== null && on < '2026-12-22').length).toBeGreaterThan(5);
  });

  it('are lived between the first day and the end', () => {
    const days = lived.map((event) => eventOf(event).data.on);
    expect(days.every((on) => on >= world.from && on < world.until)).toBe(true);
  });

  it('come to be tested in the published proportions', () => {
    const results = all('result-recorded').map(({ data }) => data.result);
    const share = (some: number, of: number): number => some / of;
    // Three in four of those invited are tested; the last of them were not yet when it ended.
    expect(share(results.length, all('invited').length)).toSatisfy(between(0.6, 0.85));
    expect(share(all('reminded').length, all('invited').length)).toSatisfy(between(0.4, 0.7));
    expect(share(results.filter(({ hpv }) => hpv === '0').length, results.length)).toSatisfy(between(0.8, 0.93));
    expect(share(all('referred-to-colposcopy').length, results.length)).toSatisfy(between(0.015, 0.09));
    const tested = records().filter((record) => record.kind === 'participant' && record.results.some(({ testDate }) => testDate > '2023-05-22'));
    expect(share(tested.length, people)).toSatisfy(between(0.5, 0.8));
    expect(share(all('practice-changed').length, people * 3)).toSatisfy(between(0.04, 0.1));
  });

  it('hold no slide twice', () => {
    const slides = records().flatMap((record) => (record.kind === 'participant' ? record.results.map(({ laboratory, slideNumber }) => `${laboratory}/${slideNumber}`) : []));
    expect(new Set(slides).size).toBe(slides.length);
  });
});

const between = (least: number, most: number) => (value: number) => value >= least && value <= most;
