import type { Contest, Pass } from '../measure.ts';
import { forAWhile, rateOf } from '../pace.ts';
import { appendTo } from './append.ts';
import type { Arena, Ground } from './arena.ts';
import { aBeginning, aStream, lives } from './life.ts';
import { readApart } from './read-apart.ts';
import { decodeAll, inOrder, readings } from './readings.ts';

const small = 100_000;
const large = 1_000_000;

interface Grown {
  readonly small: Ground;
  readonly large: Ground;
}

const grow = async ({ log }: Ground, events: number): Promise<void> => {
  const bite = 7_000;
  for (let left = events; left > 0; left -= bite)
    await appendTo(log, lives(Math.min(bite, left)).map(([stream, life]) => ({ stream, expected: 'no-stream', events: life })));
};

const make = async (arena: Arena): Promise<Grown> => {
  arena.say(`\ngrowing a log to ${large.toLocaleString('en-GB')} events`);
  const seed = await arena.ground();
  await grow(seed, small);
  const grown = { small: await arena.ground(seed), large: await arena.ground(seed) };
  await grow(grown.large, large - small);
  for (const { pool } of [grown.small, grown.large]) await pool.query('vacuum analyze');
  return grown;
};

/** What is measured of a log as it grows, on the same two logs: the large one grown out of the small one when it is first asked for. */
export const growth = () => {
  let made: Promise<Grown> | undefined;
  const logs = (arena: Arena): Promise<Grown> => (made ??= make(arena));
  const both = async (arena: Arena, passOn: (ground: Ground) => () => Promise<Pass>): Promise<Contest> => {
    const { small, large } = await logs(arena);
    return { 'ours at 10⁶ events': passOn(large), 'ours at 10⁵': passOn(small) };
  };
  return {
    appends: (arena: Arena) =>
      both(arena, ({ log }) => () => forAWhile(arena.passTime, 32, () => appendTo(log, [{ stream: aStream(), expected: 'no-stream', events: [aBeginning()] }]))),
    replay: (arena: Arena) => both(arena, ({ log }) => () => rateOf(() => decodeAll(inOrder(log)))),
    memory: async (arena: Arena): Promise<Contest> => {
      const { large } = await logs(arena);
      return Object.fromEntries(Object.keys(readings).map((name) => [name, () => readApart(large.url, name)]));
    },
  };
};
