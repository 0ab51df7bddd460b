import type { DayForeseen, Tally } from '../../application/dry-run.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { System } from '../system.ts';
import { whyNotBegun } from '../unusual-day.ts';
import { progress } from './progress.ts';

const number = new Intl.NumberFormat('en-GB');

const rows = (title: string, tally: Tally): readonly string[] =>
  [...tally].sort(([, a], [, b]) => b - a).map(([what, people], i) => `  ${(i === 0 ? title : '').padEnd(14)}${what.padEnd(34)}${number.format(people).padStart(12)}`);

const told = ({ day, people, events, rules, passedOver }: DayForeseen): readonly string[] => [
  `${day}: ${number.format(people)} people`,
  ...rows('would happen', events),
  ...rows('by rule', rules),
  ...rows('passed over', passedOver),
];

/** What the run up to a day would do, day by day, if nothing else happened meanwhile. Nothing is written to the log. */
export const foresee = async (system: System, until: CivilDate): Promise<string> => {
  const bar = progress('Dry run');
  const { days, stopped } = await system.dryRun(until, { onProgress: ({ day, done, of }) => bar.show(of === 0 ? 1 : done / of, day) }).finally(() => bar.end());
  return [
    ...(days.length === 0 ? [`Nothing would happen up to ${until}.`] : days.flatMap(told)),
    ...(stopped === null ? [] : ['', `It would stop at once. ${whyNotBegun(stopped)}`]),
    'Nothing was done.',
  ].join('\n');
};
