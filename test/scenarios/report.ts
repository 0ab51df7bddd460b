import type { Failing } from './expectations.ts';
import type { Entry } from './read.ts';

/** How one entry of a file fared. */
export interface Result {
  readonly entry: Entry;
  readonly failing: readonly Failing[];
}

export const hasPassed = ({ entry, failing }: Result): boolean => 'scenario' in entry && failing.length === 0;

/** A line for each expectation that does not hold, and for each place where a file does not fit. */
export const linesOf = ({ entry, failing }: Result): readonly string[] =>
  'unfit' in entry
    ? entry.unfit.map((fault) => `${entry.file} · ${fault}`)
    : failing.map(({ step, field, expected, got }) =>
        [entry.scenario.id, `step ${step}`, field, `expected ${JSON.stringify(expected)}`, `got ${JSON.stringify(got)}`].join(' · '),
      );

export const objectOf = (result: Result): object => {
  const { entry, failing } = result;
  if ('unfit' in entry) return { file: entry.file, passed: false, unfit: entry.unfit };
  const { id, title, rule } = entry.scenario;
  return { id, title, rule, file: entry.file, passed: hasPassed(result), failing };
};
