import type { Contest } from '../measure.ts';
import { rateOf, times } from '../pace.ts';
import { appendTo } from './append.ts';
import type { Arena } from './arena.ts';
import { copyIn } from './copy.ts';
import { lives, placed } from './life.ts';

const events = 21_000;
const streamsAtOnce = 500;

/** Whole histories of new streams, two batches of them under way at a time. */
export const importHistories = async (arena: Arena): Promise<Contest> => {
  const { log, pool } = await arena.ground();
  return {
    ours: () => {
      const all = lives(events);
      let next = 0;
      return rateOf(async () => {
        await times(all.length / streamsAtOnce, 2, () =>
          appendTo(log, all.slice(next, (next += streamsAtOnce)).map(([stream, life]) => ({ stream, expected: 'no-stream', events: life }))),
        );
        return placed(all).length;
      });
    },
    COPY: () => {
      const all = placed(lives(events));
      return rateOf(async () => {
        await copyIn(pool, all);
        return all.length;
      });
    },
  };
};
