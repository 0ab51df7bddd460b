import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { addDays, civilDate } from '../domain/dates/civil-date.ts';
import { dueInMemory } from '../test/due-in-memory.ts';
import { csas, everything, inMemory, nhsNumber, participantIds } from '../test/in-memory.ts';
import { joining } from '../test/people.ts';
import { dailyRun } from './daily-run.ts';
import { dailyRunOfOne } from './daily-run-of-one.ts';
import { handle } from './participants.ts';

const joined = civilDate('2026-09-01');
const until = civilDate('2027-08-20');
const id = participantIds.of(nhsNumber(1));

const withSomeone = async () => {
  const deps = inMemory();
  await handle(deps)(id, joining(1), { today: joined, actor: csas, cause: 'a test', correlationId: 'c', commandId: 'join' })();
  return deps;
};

const life = async ({ log }: ReturnType<typeof inMemory>) =>
  (await everything(log)).filter(({ stream }) => stream !== 'daily-run').map(({ type, data, metadata }) => ({ type, data, metadata }));

describe('the daily run of one participant', () => {
  it('brings about what the run of everybody would, and leaves that run as it was', async () => {
    const [alone, all] = [await withSomeone(), await withSomeone()];
    const outcomes = await dailyRunOfOne(alone)(id, until);
    for (const day of [addDays(joined, 1), until]) await dailyRun({ ...all, due: dueInMemory(all.log, all.policy) })(day);
    expect(await life(alone)).toEqual(await life(all));
    expect(E.isRight(outcomes) && outcomes.right.flatMap(({ decision }) => decision.events.map(({ type }) => type))).toEqual(
      (await life(alone)).filter(({ metadata }) => metadata.commandId !== 'join').map(({ type }) => type),
    );
    expect((await everything(alone.log)).some(({ stream }) => stream === 'daily-run')).toBe(false);
  });

  it('leaves out the day on which something last happened, which was run before that', async () => {
    const deps = await withSomeone();
    expect(await dailyRunOfOne(deps)(id, joined)).toEqual(E.right([]));
  });

  it('for nobody is not found', async () => {
    expect(await dailyRunOfOne(inMemory())(id, until)).toEqual(E.left({ kind: 'not-found' }));
  });
});
