import { type Comparison, isSame } from '../../projections/runner/compare.ts';
import type { System } from '../system.ts';
import { progress } from './progress.ts';
import { readModelNamed } from './rebuild.ts';
import { CommandFailed } from './with-system.ts';

/** Compares the read models, or one, with a replay of the log, row by row. Fails when a row differs, with what to do. */
export const verifyReadModels = async ({ log, readModels }: Pick<System, 'log' | 'readModels'>, typed?: string): Promise<string> => {
  const name = readModelNamed(typed);
  const head = await log.head();
  const bar = progress('Read models');
  let replayed = 0;
  const onEvents = (events: number): void => bar.show(Math.min(1, (replayed += events) / head), `${replayed} events`);
  const comparisons = await readModels.compare(name, onEvents).finally(() => bar.end());
  const differing = comparisons.filter((each) => !isSame(each));
  if (differing.length === 0) return comparisons.map(same).join('\n');
  const todo = differing.map(({ projection }) => `npm run csms -- rebuild ${projection} --anew`);
  throw new CommandFailed([`read-models-differ: not every table shows what the log says.`, ...comparisons.map(told), 'To put this right:', ...todo].join('\n'));
};

const same = ({ projection, position, rows }: Comparison): string => `${projection}: all ${rows} rows are as the log up to position ${position} has them.`;

const told = (comparison: Comparison): string => {
  const { projection, position, missing, surplus, different } = comparison;
  return isSame(comparison) ? same(comparison) : `${projection}: up to position ${position}, rows missing: ${missing}, surplus: ${surplus}, different: ${different}.`;
};
