import { expect, it } from 'vitest';
import { ahead } from './ahead.ts';

it('each item is asked for while the one before it is worked on', async () => {
  const asked: number[] = [];
  const items = async function* () {
    for (const item of [1, 2, 3]) {
      asked.push(item);
      yield item;
    }
  };
  const seen: [item: number, asked: number][] = [];
  for await (const item of ahead(items())) {
    await Promise.resolve();
    seen.push([item, asked.length]);
  }
  expect(seen).toEqual([[1, 2], [2, 3], [3, 3]]);
});

it('a failure comes when its item is reached, and not before', async () => {
  const items = async function* () {
    yield 1;
    throw new Error('broken off');
  };
  const reading = ahead(items());
  expect(await reading.next()).toEqual({ done: false, value: 1 });
  await expect(reading.next()).rejects.toThrow('broken off');
});
