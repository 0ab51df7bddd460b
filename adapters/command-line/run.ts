import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { RunReport } from '../../application/daily-run.ts';
import type { System } from '../system.ts';
import { whyNotBegun } from '../unusual-day.ts';
import { progress } from './progress.ts';
import { CommandFailed } from './with-system.ts';

const row = (...cells: readonly (string | number)[]): string => cells.map((cell) => String(cell).padStart(15)).join('');

const counts = ({ days, passedOver }: RunReport): readonly string[] => [
  row('day', 'due', 'listed', 'invited', 'reminded', 'non-responders', 'letters'),
  ...days.map(({ day, counts: n }) => row(day, n.due, n.listed, n.invited, n.reminded, n.nonResponders, n.letters)),
  ...passedOver.map(({ day, participantId, codes }) => `passed over on ${day}: ${participantId} (${codes.join(', ')})`),
];

/** Every day's run that is still to be done, up to a day. Fails, with what was done before, at a day that a person must confirm. */
export const run = async (system: System, until: CivilDate, confirmed: boolean): Promise<string> => {
  const bar = progress('Daily run');
  const report = await system
    .dailyRun(until, { confirmed, onProgress: ({ day, done, of }) => bar.show(done / of, day) })
    .finally(() => bar.end());
  await system.readModels.catchUp();
  await system.integrity.checkpoint();
  const done = report.days.length === 0 ? [] : counts(report);
  if (report.stopped !== null) throw new CommandFailed([...done, whyNotBegun(report.stopped)].join('\n'));
  return done.length === 0 ? `Every day up to ${until} was done before.` : done.join('\n');
};
