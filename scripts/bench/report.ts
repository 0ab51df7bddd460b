import type { Target } from './measure.ts';
import { type Reached, median, type Rounds } from './rounds.ts';

/** One measure's outcome. */
export interface Outcome {
  readonly measure: string;
  readonly unit: string;
  readonly rounds: number;
  /** Medians, by contender. */
  readonly perSecond: Readonly<Record<string, number>>;
  /** Medians of how long it took in all, of those of whom that is told. */
  readonly seconds: Readonly<Record<string, number>>;
  /** Medians of the milliseconds within which 99 of 100 were answered, of those of whom that is told. */
  readonly p99: Readonly<Record<string, number>>;
  readonly targets: readonly (Reached & { readonly target: string })[];
}

export const outcome = (measure: string, unit: string, rounds: Rounds, targets: readonly (readonly [Target, Reached])[]): Outcome => ({
  measure,
  unit,
  rounds: Object.values(rounds)[0]?.length ?? 0,
  perSecond: mapped(rounds, (passes) => Math.round(median(passes.map(({ perSecond }) => perSecond)))),
  seconds: mapped(rounds, (passes) => medianOf(passes.flatMap(({ seconds }) => seconds ?? []))),
  p99: mapped(rounds, (passes) => medianOf(passes.flatMap(({ p99 }) => p99 ?? []))),
  targets: targets.map(([target, { value, lowest, highest, met }]) => ({ target: inWords(target), value: rounded(value), lowest: rounded(lowest), highest: rounded(highest), met })),
});

const medianOf = (told: readonly number[]): number | undefined => (told.length === 0 ? undefined : rounded(median(told)));

const mapped = (rounds: Rounds, of: (passes: Rounds[string]) => number | undefined): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(rounds).flatMap(([name, passes]) => {
      const value = of(passes);
      return value === undefined ? [] : [[name, value]];
    }),
  );

const rounded = (value: number): number => Number(value.toPrecision(3));

const inWords = (target: Target): string => {
  if ('times' in target) return `≥ ${target.times} × ${target.contender}`;
  if ('perSecond' in target) return `≥ ${target.perSecond.toLocaleString('en-GB')} a second`;
  if ('secondsBelow' in target) return `< ${target.secondsBelow} s`;
  if ('p99Times' in target) return `p99 < ${target.p99Times} × ${target.contender}`;
  return 'p99AtMost' in target ? `p99 ≤ ${target.p99AtMost} ms` : `memory < ${target.memoryBelow} MiB`;
};

const inTime = (seconds: number | undefined, rate: number, unit: string, p99: number | undefined): string =>
  seconds === undefined ? `${rate.toLocaleString('en-GB')} ${unit}/s${p99 === undefined ? '' : ` (p99 ${p99} ms)`}` : `${seconds} s`;

/** As lines of a table: the medians of all contenders, and under them each target with what was reached. */
export const lines = ({ measure, unit, perSecond, seconds, p99, targets }: Outcome): string[] => [
  '',
  measure,
  `    ${Object.entries(perSecond).map(([name, rate]) => `${name} ${inTime(seconds[name], rate, unit, p99[name])}`).join(' · ')}`,
  ...targets.map(({ target, value, lowest, highest, met }) => `  ${met ? '✓' : '✗'} ${target.padEnd(28)} ${String(value).padStart(8)}   (rounds: ${lowest} to ${highest})`),
];
