import type { Arena, Ground } from '../log/arena.ts';
import type { Contest } from '../measure.ts';
import { commandApart, commands } from './command-apart.ts';
import { makingAbout, settle, settleAndShow } from './people.ts';
import { rebuildOf } from './rebuild.ts';

const small = 100_000;
const large = 1_000_000;

interface Grown {
  readonly small: Ground;
  readonly large: Ground;
}

const make = async (arena: Arena): Promise<Grown> => {
  const seed = await arena.ground();
  await settleAndShow(arena, seed, makingAbout(small));
  const grown = { small: await arena.ground(seed), large: await arena.ground(seed) };
  await settle(arena, grown.large, makingAbout(large));
  return grown;
};

/** What is measured of the read models as the log grows, on the same two logs: the large one grown out of the small one when it is first asked for. */
export const growth = () => {
  let made: Promise<Grown> | undefined;
  const logs = (arena: Arena): Promise<Grown> => (made ??= make(arena));
  return {
    rebuild: async (arena: Arena): Promise<Contest> => {
      const { small, large } = await logs(arena);
      return { 'ours at 10⁶ events': rebuildOf(large), 'ours at 10⁵': rebuildOf(small) };
    },
    memory: async (arena: Arena): Promise<Contest> => {
      const { large } = await logs(arena);
      return Object.fromEntries(
        Object.entries(commands).map(([name, words]) => {
          let time = 0;
          return [name, () => commandApart(large, words(time++))];
        }),
      );
    },
  };
};
