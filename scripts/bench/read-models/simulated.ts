import type { Arena } from '../log/arena.ts';
import type { Contest } from '../measure.ts';
import { rateOf } from '../pace.ts';
import { makingAbout, populate } from './people.ts';

/** Lives made and stored, so many more each time. */
export const simulated = async (arena: Arena): Promise<Contest> => {
  const ground = await arena.ground();
  const { people, years } = makingAbout(arena.quick ? 20_000 : 100_000);
  let all = 0;
  return { ours: () => rateOf(() => populate(ground, { people: (all += people), years })) };
};
