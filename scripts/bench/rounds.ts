import type { Contest, Pass, Target } from './measure.ts';

/** What every contender did, round by round. */
export type Rounds = Readonly<Record<string, readonly Pass[]>>;

/** Runs a contest round by round: every second one in the opposite order. A round before the first warms up and doesn't count. */
export const inRounds = async (contest: Contest, rounds: number): Promise<Rounds> => {
  const names = Object.keys(contest);
  const passes = Object.fromEntries(names.map((name) => [name, [] as Pass[]]));
  for (let round = 0; round <= rounds; round++)
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const pass = await contest[name]?.();
      if (round > 0 && pass !== undefined) passes[name]?.push(pass);
    }
  return passes;
};

export interface Reached {
  /** Median over the rounds; a ratio where the target is one. */
  readonly value: number;
  readonly lowest: number;
  readonly highest: number;
  readonly met: boolean;
}

/** How ours did by a target. A ratio is taken within each round: what else the machine does is nearly the same for both. */
export const reached = (target: Target, rounds: Rounds): Reached => {
  const [ours = [], ...others] = Object.values(rounds);
  const values = ours.map((pass, round) => {
    if ('times' in target) return pass.perSecond / (rounds[target.contender]?.[round]?.perSecond ?? NaN);
    if ('perSecond' in target) return pass.perSecond;
    if ('secondsBelow' in target) return pass.seconds ?? NaN;
    if ('p99AtMost' in target) return pass.p99 ?? NaN;
    if ('p99Times' in target) return (pass.p99 ?? NaN) / (rounds[target.contender]?.[round]?.p99 ?? NaN);
    return Math.max(...[ours, ...others].map((passes) => passes[round]?.memory ?? NaN));
  });
  const value = median(values);
  return { value, lowest: Math.min(...values), highest: Math.max(...values), met: isMet(target, value) };
};

const isMet = (target: Target, value: number): boolean => {
  if ('times' in target) return value >= target.times;
  if ('perSecond' in target) return value >= target.perSecond;
  if ('secondsBelow' in target) return value < target.secondsBelow;
  if ('p99Times' in target) return value < target.p99Times;
  return 'p99AtMost' in target ? value <= target.p99AtMost : value < target.memoryBelow;
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};
