import { expect, it } from 'vitest';
import { stored, to } from '../../test/event-log/builders.ts';
import { inMemory } from '../../test/in-memory.ts';
import { handingOn } from './handing-on.ts';

const world = () => {
  const { log } = inMemory();
  const asked: (readonly string[])[] = [];
  const counting = { ...log, readStreams: (...given: Parameters<typeof log.readStreams>) => (asked.push(given[0]), log.readStreams(...given)) };
  return { log, asked, ...handingOn(counting) };
};

it('what was read of a stream before is handed on once', async () => {
  const { log, asked, before, after } = world();
  await stored(log, to('participant-1'));
  const looked = await before.readStreams(['participant-1']);
  expect(await after.readStreams(['participant-1'])).toBe(looked);
  expect(asked).toHaveLength(1);
});

it('who reads it again gets it anew each time, as after a conflict', async () => {
  const { log, asked, before, after } = world();
  await stored(log, to('participant-1'));
  await before.readStreams(['participant-1']);
  for (let n = 0; n < 3; n++) await after.readStreams(['participant-1']);
  expect(asked).toHaveLength(3);
});

it('nothing else is handed on: other streams, several at once, or a part of one', async () => {
  const { log, asked, before, after } = world();
  await stored(log, to('participant-1'));
  await before.readStreams(['participant-1']);
  await before.readStreams(['participant-2'], { limit: 1 });
  await after.readStreams(['participant-2']);
  await after.readStreams(['participant-1', 'participant-2']);
  await after.readStreams(['participant-1'], { limit: 1 });
  expect(asked).toHaveLength(5);
});
