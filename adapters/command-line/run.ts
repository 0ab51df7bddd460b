import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { RunReport } from '../../application/daily-run.ts';
import type { System } from '../system.ts';
import { progress } from './progress.ts';

const row = (...cells: readonly (string | number)[]): string => cells.map((cell) => String(cell).padStart(15)).join('');

const counts = ({ days, passedOver }: RunReport): readonly string[] => [
  row('day', 'due', 'listed', 'invited', 'reminded', 'non-responders', 'letters'),
  ...days.map(({ day, counts: n }) => row(day, n.due, n.listed, n.invited, n.reminded, n.nonResponders, n.letters)),
  ...passedOver.map(({ day, participantId, codes }) => `passed over on ${day}: ${participantId} (${codes.join(', ')})`),
];

/** Every day's run that is still to be done, up to a day. */
export const run = async (system: System, until: CivilDate): Promise<string> => {
  const bar = progress('Daily run');
  try {
    const report = await system.dailyRun(until, { onProgress: ({ day, done, of }) => bar.show(done / of, day) });
    await system.integrity.checkpoint();
    return report.days.length === 0 ? `Every day up to ${until} was done before.` : counts(report).join('\n');
  } finally {
    bar.end();
  }
};
