import { describe, it } from 'vitest';
import { againstHistory } from './against-history.ts';
import { anyLife } from './any-life.ts';
import { everyLife } from './every-life.ts';
import { live, type Moment } from './live.ts';
import { lost } from './lost.ts';
import { unwelcome } from './unwelcome.ts';

/** What of each property does not hold, which is told with the life. */
const violations: Readonly<Record<string, (moments: readonly Moment[]) => readonly unknown[]>> = { lost, unwelcome, againstHistory };

describe('at every moment of any life', () => {
  it('nothing throws, nobody is lost, nobody is written to who should not be, and type and date are what the tests in order of their dates ask for', () => {
    everyLife(anyLife, (life) => {
      const moments = live(life);
      for (const [name, of] of Object.entries(violations)) {
        const found = of(moments);
        if (found.length > 0) throw new Error(`${name}: ${JSON.stringify(found)}`);
      }
    });
  });
});
