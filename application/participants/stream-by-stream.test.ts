import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { type Command, command } from '../../domain/participant/commands.ts';
import { csas, everything, inMemory, nhsNumber, participantIds } from '../../test/in-memory.ts';
import { joining } from '../../test/people.ts';
import { streamByStream } from '../../test/stream-by-stream.ts';
import { handleMany, type Item } from '../participants.ts';
import { readHistory } from '../participant-history.ts';
import { streamOf } from '../participant-id.ts';
import type { EventLog } from '../ports/event-log.ts';

const person = (n: number) => participantIds.of(nhsNumber(n));
const item = (n: number, what: Command, commandId: string): Item => ({
  participantId: person(n),
  command: what,
  context: { today: civilDate('2026-11-22'), actor: csas, cause: 'a file', correlationId: 'f', commandId },
});
const nowKnownBy = (n: number): Command => command('change-demographics', { nhsNumber: nhsNumber(n) });

const tested = (testDate: string): Command => command('record-result', { result: { testDate: civilDate(testDate), cytology: 'X', hpv: '0', action: 'A' } });

const before = [1, 2, 3, 5, 6, 7].map((n) => item(n, joining(n), `join ${n}`)).concat(item(5, tested('2026-03-01'), 'result 5'), item(6, tested('2026-04-01'), 'result 6'));
/** Somebody new who is already known by another number, two changed numbers, two records that are one, and people of whom something else is told. */
const batch = [
  item(1, nowKnownBy(11), 'number 1'),
  item(4, joining(4), 'join 4'),
  item(4, nowKnownBy(14), 'number 4'),
  item(2, command('pause', { by: 'csas' }), 'pause 2'),
  item(3, nowKnownBy(13), 'number 3'),
  item(3, command('pause', { by: 'csas' }), 'pause 3'),
  item(5, nowKnownBy(6), 'merge 5'),
];
/** Three records that are one. */
const chain = [item(5, nowKnownBy(6), 'merge 5'), item(6, nowKnownBy(7), 'merge 6')];
const streams = 9;
const orders = { 'in order': <A>(all: readonly A[]) => all, 'backwards': <A>(all: readonly A[]) => all.toReversed() };

/** What each stream holds, but for when and where it was stored. */
const held = async (log: EventLog) => {
  const all = new Map<string, string[]>();
  for (const { stream, id, type } of await everything(log)) all.set(stream, [...(all.get(stream) ?? []), `${type} ${id}`]);
  return Object.fromEntries([...all].sort());
};

const carryOutBroken = async (breaksAfter: number, order: (typeof orders)[keyof typeof orders], asked: readonly Item[] = batch) => {
  const deps = inMemory();
  await handleMany(deps)(before)();
  const weak = { ...deps, log: streamByStream(deps.log, breaksAfter, order) };
  const first = await handleMany(weak)(asked)();
  const between = await everything(deps.log);
  const again = await handleMany(weak)(asked)();
  return { first, between, again, log: deps.log };
};

describe.each(Object.entries(orders))('a log that stores the streams of an append one by one, %s,', (_, order) => {
  it.each([...Array(streams).keys()])('and breaks off after %i of them holds in the end what it would have held', async (breaksAfter) => {
    const whole = await carryOutBroken(Infinity, order);
    const broken = await carryOutBroken(breaksAfter, order);
    expect(whole.first.every(E.isRight)).toBe(true);
    expect(broken.first).toContainEqual(E.left({ kind: 'unavailable', cause: expect.any(Error) as Error }));
    expect(broken.again.every(E.isRight)).toBe(true);
    expect(await held(broken.log)).toEqual(await held(whole.log));
  });

  it.each([...Array(streams).keys()])('and breaks off after %i never lets a record have a number that does not lead to it', async (breaksAfter) => {
    const { between } = await carryOutBroken(breaksAfter, order);
    const led = new Set(between.filter(({ type }) => type === 'known-elsewhere').map(({ stream }) => stream));
    const numbers = between.filter(({ type }) => type === 'nhs-number-changed').map(({ data }) => (data as { to: ReturnType<typeof nhsNumber> }).to);
    for (const number of numbers) expect(led).toContain(`participant-${participantIds.of(number)}`);
  });

  it.each([0, 1, 2])('and breaks off after %i of a chain of mergers leads to the same record in the end', async (breaksAfter) => {
    const end = async (log: EventLog) => {
      const found = await readHistory(log)(person(5));
      return E.isRight(found) ? [found.right.participantId, found.right.participant] : found.left;
    };
    const whole = await carryOutBroken(Infinity, order, chain);
    const broken = await carryOutBroken(breaksAfter, order, chain);
    expect(broken.again.every(E.isRight)).toBe(true);
    expect(await end(whole.log)).toMatchObject([person(7), { mergedFrom: [{ participantId: person(5) }, { participantId: person(6) }] }]);
    expect(await end(broken.log)).toEqual(await end(whole.log));
  });

  it.each([...Array(streams).keys()])('and breaks off after %i never leads away from a test that the record led to does not hold', async (breaksAfter) => {
    const { between } = await carryOutBroken(breaksAfter, order);
    const led = between.filter(({ stream, type }) => type === 'known-elsewhere' && stream === streamOf(person(5)));
    const holds = between.filter(({ type }) => type === 'record-merged').flatMap(({ data }) => (data as { results: { testDate: string }[] }).results.map(({ testDate }) => testDate));
    expect(led.length === 0 || holds.includes('2026-03-01')).toBe(true);
  });
});
