import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dailyRun } from '../../../application/daily-run.ts';
import type { RecordedEvent } from '../../../application/ports/event-log.ts';
import { addDays, civilDate } from '../../../domain/dates/civil-date.ts';
import { dueInMemory } from '../../../test/due-in-memory.ts';
import { everything, inMemory } from '../../../test/in-memory.ts';
import { does } from '../../../test/lives.ts';
import { joining } from '../../../test/people.ts';
import { examineDays } from './days.ts';

const day = civilDate('2026-11-02');

const ran = async () => {
  const deps = inMemory();
  for (const person of [1, 2]) await does(deps)(person, addDays(day, -40), joining(person));
  const before = await deps.log.head();
  await dailyRun({ ...deps, due: dueInMemory(deps.log, deps.policy) })(day);
  const events = await everything(deps.log);
  const again = async (type: string, change: Partial<RecordedEvent> = {}) => {
    const one = events.findLast((event) => event.type === type);
    if (one === undefined) throw new Error(`There is no ${type}`);
    const head = (await deps.log.readStreams([one.stream])).get(one.stream)?.head ?? 'no-stream';
    await deps.log.append([{ stream: one.stream, expected: head, events: [{ ...one, ...change, id: randomUUID() }] }])();
  };
  return { again, examined: () => examineDays(deps, before, day) };
};

describe('what a day brought', () => {
  it('is as it should be, where nothing went wrong', async () => {
    expect(await (await ran()).examined()).toEqual([]);
  });

  it.each([
    ['somebody was done twice', 'listed-for-prior-notification', {}, 'done twice'],
    ['somebody was done with the wrong day', 'listed-for-prior-notification', { data: { on: '2026-11-01' } }, 'done for another day'],
    ['the day was completed twice', 'day-completed', {}, 'was completed 2 times'],
  ] as const)('is not when %s', async (_, type, change, finding) => {
    const { again, examined } = await ran();
    await again(type, change);
    expect((await examined()).join()).toContain(finding);
  });
});
