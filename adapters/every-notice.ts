import { readDiary } from '../application/daily-run/diary.ts';
import type { NoticesReport, Pass } from '../application/practice/send-notices.ts';
import type { CivilDate } from '../domain/dates/civil-date.ts';
import { minutesAfter } from '../application/laboratory/instants.ts';
import { repeatedly } from './repeatedly.ts';
import type { System } from './system.ts';
import type { Log } from './logging/logger.ts';

/** How often it is looked whether practices are to be told, in milliseconds. */
export const lookEvery = 60_000;

/** Minutes until a mail server that cannot be reached is tried again; the last holds for all that follow. */
const pauses = [1, 5, 15, 60] as const;

export interface Notices {
  /** Why no mail leaves; null: it does, as far as is known. */
  readonly trouble: () => string | null;
  /** Ends it, when the mail that is leaving has left. */
  readonly stop: () => Promise<void>;
}

/**
 * Tells practices of their lists while the system is up: of all that is new, once the day's run is done; and in between of what a
 * mail server did not take at first.
 */
export const everyNotice = (system: Pick<System, 'clock' | 'log'>, send: (pass: Pass) => Promise<NoticesReport | null>, log: Pick<Log, 'info' | 'error'>): Notices => {
  let done: CivilDate | null = null;
  let trouble: string | null = null;
  let tries = 0;
  let notBefore = '';

  const note = ({ unreachable, ...did }: NoticesReport): void => {
    if (did.sent + did.delayed + did.refused > 0) log.info({ counts: did }, 'practices-told');
    if (unreachable !== null && unreachable !== trouble) log.error({ code: unreachable }, 'mail-server-unreachable');
    trouble = unreachable;
    tries = unreachable === null ? 0 : tries + 1;
    notBefore = unreachable === null ? '' : minutesAfter(system.clock.now(), pauses[Math.min(tries, pauses.length) - 1] ?? 0);
  };
  const tell = async (stop: AbortSignal): Promise<void> => {
    if (system.clock.now() < notBefore) return;
    const today = system.clock.today();
    const isRunDone = done !== today && (await readDiary(system.log)).completed?.day === today;
    const report = await send({ today, onlyUnderWay: !isRunDone, stop });
    if (report === null) return;
    note(report);
    if (isRunDone && report.unreachable === null && !stop.aborted) done = today;
  };

  return { trouble: () => trouble, stop: repeatedly(lookEvery, tell, log, 'practices-not-told') };
};
