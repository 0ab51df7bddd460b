import { addDays, type CivilDate, latest } from '../domain/dates/civil-date.ts';
import { type Counts, tally } from './daily-run/counts.ts';
import { type Diary, type DiaryDeps, enter, readDiary, runOf } from './daily-run/diary.ts';
import { everybody, mostPassedOver, type PassedOver, type Went } from './daily-run/everybody.ts';
import { everyone, type Stopped, unusual } from './daily-run/unusual.ts';
import type { ParticipantsDeps } from './participants/work.ts';
import type { StreamHead } from './ports/event-log.ts';
import type { DuePeople } from './ports/read-models.ts';

export type { PassedOver } from './daily-run/everybody.ts';
export type { Stopped, Unusual } from './daily-run/unusual.ts';

export interface DailyRunDeps extends ParticipantsDeps, DiaryDeps {
  readonly due: DuePeople;
}

export interface DayProgress {
  readonly day: CivilDate;
  readonly done: number;
  readonly of: number;
}

export interface RunOptions {
  /** A person has seen the numbers: days are carried out however unusual theirs are. */
  readonly confirmed?: boolean;
  readonly onProgress?: (progress: DayProgress) => void;
}

export interface RunReport {
  /** The days completed by this run, oldest first. Empty: they all were before. */
  readonly days: readonly { readonly day: CivilDate; readonly counts: Counts }[];
  /** Who was due and could not be done, at most a hundred of them; the counts tell how many. */
  readonly passedOver: readonly PassedOver[];
  /** The day before whose first write it stopped, for a person to look at its numbers; null: all is done. */
  readonly stopped: Stopped | null;
}

/**
 * Carries out every day that is not yet done, up to one: the first run of all does just that day. Days on which nobody is
 * due are passed over. May be killed at any instant, run again, and run on several machines at once: each day's part of
 * each participant happens once, and a day counts as done when nobody is left. Nobody's refusal stops the others. A day
 * whose numbers are far from those of the last days is not begun until a person has confirmed it (D-34).
 * Throws when the log or the read model gives no answer; run again then.
 */
export const dailyRun =
  (deps: DailyRunDeps) =>
  async (until: CivilDate, { confirmed = false, onProgress = () => undefined }: RunOptions = {}): Promise<RunReport> => {
    const days: RunReport['days'][number][] = [];
    const passedOver: PassedOver[] = [];
    const report = (stopped: Stopped | null): RunReport => ({ days, passedOver: passedOver.slice(0, mostPassedOver), stopped });
    for (;;) {
      const diary = await readDiary(deps.log);
      const day = await dayToRun(diary, deps.due, until);
      if (day === null) return report(null);
      const due = await deps.due.counts(day);
      const far = confirmed || diary.begun?.day === day ? [] : unusual(due, diary.lately, day, deps.policy);
      if (far.length > 0) return report({ day, unusual: far });
      const begun = await begin(deps, diary, day);
      if (begun === null) continue;
      let done = 0;
      const went = await everybody(deps, day, (people) => {
        done += people;
        onProgress({ day, done, of: Math.max(everyone(due), done) });
      });
      passedOver.push(...went.some);
      const counts = await complete(deps, begun, went);
      if (counts !== null) days.push({ day, counts });
    }
  };

/** The day to run: one that was begun and not completed, else the next on which somebody is due; null when all are done. */
export const dayToRun = async ({ begun, completed }: Diary, due: DuePeople, until: CivilDate): Promise<CivilDate | null> => {
  if (completed !== null && completed.day >= until) return null;
  await due.catchUp();
  if (begun !== null && (completed === null || begun.day > completed.day)) return begun.day <= until ? begun.day : null;
  if (completed === null) return until;
  const earliest = await due.earliest();
  return earliest === null || earliest > until ? until : latest(earliest, addDays(completed.day, 1));
};

interface Begun {
  readonly day: CivilDate;
  readonly after: number;
  readonly head: StreamHead;
  /** Nobody had begun the day before. */
  readonly first: boolean;
}

/** Null: somebody else made an entry meanwhile. */
const begin = async (deps: DailyRunDeps, { head, begun }: Diary, day: CivilDate): Promise<Begun | null> => {
  const first = begun?.day !== day;
  const after = first ? await deps.log.head() : begun.after;
  const now = await enter(deps, head, { type: 'day-begun', data: { day, after } });
  return now === null ? null : { day, after, head: now, first };
};

/**
 * Who was the only one to work on a day knows what it brought. Else, when the diary shows somebody else's hand or a person
 * was found done, the log is read to count it. Null: somebody else completed the day.
 */
const complete = async (deps: DailyRunDeps, { day, after, head, first }: Begun, { done, passedOver }: Went): Promise<Counts | null> => {
  const known = first && done !== null ? { ...done, passedOver } : null;
  if (known !== null && (await enter(deps, head, { type: 'day-completed', data: { day, counts: known } })) !== null) return known;
  const counts = { ...(await tally(deps.log, after, runOf(day))), passedOver };
  for (;;) {
    const { head: now, completed } = await readDiary(deps.log);
    if (completed !== null && completed.day >= day) return null;
    if ((await enter(deps, now, { type: 'day-completed', data: { day, counts } })) !== null) return counts;
  }
};
