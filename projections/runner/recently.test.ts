import { expect, it } from 'vitest';
import { recently } from './recently.ts';

it('what was put in longest ago is forgotten first', () => {
  const kept = recently<number>(2);
  kept.put('a', 1);
  kept.put('b', 2);
  kept.put('a', 3);
  kept.put('c', 4);
  expect(['a', 'b', 'c'].map(kept.get)).toEqual([3, undefined, 4]);
});
