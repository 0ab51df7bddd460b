import type { Stopped } from '../application/daily-run.ts';
import type { CivilDate } from '../domain/dates/civil-date.ts';
import { repeatedly } from './repeatedly.ts';
import type { System } from './system.ts';
import type { Log } from './logging/logger.ts';

/** How often a running system looks whether a new day has begun in England, in milliseconds. */
export const lookEvery = 60_000;

export interface Days {
  /** The day that is not begun until a person confirms it; null: none. */
  readonly toConfirm: () => CivilDate | null;
  /** Ends it, when a run that is under way is done. */
  readonly stop: () => Promise<void>;
}

/**
 * Carries out each new day's run while the system is up, and before it puts on record what laboratories sent and only waited for something else. A day that a person must confirm is logged as an alarm, once, and
 * looked at again until somebody has confirmed it elsewhere. `stopped` is how the run of today ended.
 */
export const everyDay = (system: Pick<System, 'clock' | 'dailyRun' | 'integrity' | 'lookAgain'>, log: Pick<Log, 'info' | 'error'>, stopped: Stopped | null): Days => {
  let done = stopped === null ? system.clock.today() : null;
  let toConfirm = stopped?.day ?? null;

  const alarmOf = ({ day, unusual }: Stopped): void => log.error({ day, counts: Object.fromEntries(unusual.map(({ what, people }) => [what, people])) }, 'unusual-day');
  const alarm = (day: Stopped): void => {
    if (toConfirm !== day.day) alarmOf(day);
  };
  const runUpTo = async (today: CivilDate): Promise<void> => {
    await system.lookAgain(today);
    const report = await system.dailyRun(today);
    if (report.stopped !== null) alarm(report.stopped);
    else done = today;
    toConfirm = report.stopped?.day ?? null;
    if (report.days.length === 0) return;
    for (const { day, counts } of report.days) log.info({ day, counts: { ...counts } }, 'run-done');
    const checkpoint = await system.integrity.checkpoint();
    log.info({ records: checkpoint?.size }, 'checkpoint-taken');
  };
  const look = async (): Promise<void> => {
    const today = system.clock.today();
    if (today !== done) await runUpTo(today);
  };

  if (stopped !== null) alarmOf(stopped);
  return { toConfirm: () => toConfirm, stop: repeatedly(lookEvery, look, log, 'run-failed') };
};
