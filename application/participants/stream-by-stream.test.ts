import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { type Command, command } from '../../domain/participant/commands.ts';
import { csas, everything, inMemory, nhsNumber, participantIds } from '../../test/in-memory.ts';
import { joining } from '../../test/people.ts';
import { streamByStream } from '../../test/stream-by-stream.ts';
import { handleMany, type Item } from '../participants.ts';
import type { EventLog } from '../ports/event-log.ts';

const person = (n: number) => participantIds.of(nhsNumber(n));
const item = (n: number, what: Command, commandId: string): Item => ({
  participantId: person(n),
  command: what,
  context: { today: civilDate('2026-11-22'), actor: csas, cause: 'a file', correlationId: 'f', commandId },
});
const nowKnownBy = (n: number): Command => command('change-demographics', { nhsNumber: nhsNumber(n) });

const before = [item(1, joining(1), 'join 1'), item(2, joining(2), 'join 2'), item(3, joining(3), 'join 3')];
/** Somebody new who is already known by another number, two changed numbers, and people of whom something else is told. */
const batch = [
  item(1, nowKnownBy(11), 'number 1'),
  item(4, joining(4), 'join 4'),
  item(4, nowKnownBy(14), 'number 4'),
  item(2, command('pause', { by: 'csas' }), 'pause 2'),
  item(3, nowKnownBy(13), 'number 3'),
  item(3, command('pause', { by: 'csas' }), 'pause 3'),
];
const streams = 7;
const orders = { 'in order': <A>(all: readonly A[]) => all, 'backwards': <A>(all: readonly A[]) => all.toReversed() };

/** What each stream holds, but for when and where it was stored. */
const held = async (log: EventLog) => {
  const all = new Map<string, string[]>();
  for (const { stream, id, type } of await everything(log)) all.set(stream, [...(all.get(stream) ?? []), `${type} ${id}`]);
  return Object.fromEntries([...all].sort());
};

const carryOutBroken = async (breaksAfter: number, order: (typeof orders)[keyof typeof orders]) => {
  const deps = inMemory();
  await handleMany(deps)(before)();
  const weak = { ...deps, log: streamByStream(deps.log, breaksAfter, order) };
  const first = await handleMany(weak)(batch)();
  const between = await everything(deps.log);
  const again = await handleMany(weak)(batch)();
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
});
