/** Chance that a seed repeats. */
export interface Chance {
  /** A whole number from 0, below this one. */
  readonly below: (end: number) => number;
  readonly oneOf: <A>(choices: readonly A[]) => A;
  readonly shuffled: <A>(items: readonly A[]) => A[];
  /** True so often, of one. */
  readonly happens: (probability: number) => boolean;
  /** One of these, each by its share of them all. */
  readonly byShare: <A>(shares: readonly (readonly [share: number, of: A])[]) => A;
  /** Of something that happens so often in a unit of time, when it happens first. */
  readonly firstAt: (rate: number) => number;
}

/** mulberry32: 32 bits of state, and as good as throwing dice needs to be. */
const mulberry32 = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const chance = (seed: number): Chance => {
  const next = mulberry32(seed);
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    oneOf: (choices) => choices[below(choices.length)] as (typeof choices)[number],
    shuffled: (items) => {
      const rest = [...items];
      return items.map(() => rest.splice(below(rest.length), 1)[0] as (typeof items)[number]);
    },
    happens: (probability) => next() < probability,
    byShare: (shares) => {
      let left = next() * shares.reduce((sum, [share]) => sum + share, 0);
      return (shares.find(([share]) => (left -= share) < 0) ?? shares[shares.length - 1])?.[1] as (typeof shares)[number][1];
    },
    firstAt: (rate) => -Math.log(1 - next()) / rate,
  };
};
