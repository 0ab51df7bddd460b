import type { Chance } from '../chance.ts';

/** As many of these as are wanted, each as often as the others, in any order. */
export const deal = function* (dice: Chance, kinds: readonly string[], rounds: number): Iterable<string> {
  for (let n = 0; n < rounds; ) for (const kind of dice.shuffled(kinds)) if (n++ < rounds) yield kind;
};
