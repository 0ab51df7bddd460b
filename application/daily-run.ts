import * as E from 'fp-ts/lib/Either.js';
import { addDays, type CivilDate, latest } from '../domain/dates/civil-date.ts';
import { type Counts, tally } from './daily-run/counts.ts';
import { type Diary, enter, readDiary, runOf } from './daily-run/diary.ts';
import { partOfDay } from './daily-run/one-day.ts';
import type { ParticipantId } from './participant-id.ts';
import { carryOut } from './participants/carry-out.ts';
import type { Failure } from './participants/outcome.ts';
import type { ParticipantsDeps } from './participants/work.ts';
import type { DuePeople } from './ports/read-models.ts';

export interface DailyRunDeps extends ParticipantsDeps {
  readonly due: DuePeople;
}

export interface DayProgress {
  readonly day: CivilDate;
  readonly done: number;
  readonly of: number;
}

export interface PassedOver {
  readonly day: CivilDate;
  readonly participantId: ParticipantId;
  /** Refusal codes, or the kind of failure. */
  readonly codes: readonly string[];
}

export interface RunReport {
  /** The days completed by this run, oldest first. Empty: they all were before. */
  readonly days: readonly { readonly day: CivilDate; readonly counts: Counts }[];
  /** Who was due and could not be done, at most a hundred of them; the counts tell how many. */
  readonly passedOver: readonly PassedOver[];
}

const pageSize = 500;
const mostPassedOver = 100;

/**
 * Carries out every day that is not yet done, up to one: the first run of all does just that day. Days on which nobody is
 * due are passed over. May be killed at any instant, run again, and run on several machines at once: each day's part of
 * each participant happens once, and a day counts as done when nobody is left. Nobody's refusal stops the others.
 * Throws when the log or the read model gives no answer; run again then.
 */
export const dailyRun =
  (deps: DailyRunDeps) =>
  async (until: CivilDate, { onProgress = () => undefined }: { readonly onProgress?: (progress: DayProgress) => void } = {}): Promise<RunReport> => {
    const days: RunReport['days'][number][] = [];
    const passedOver: PassedOver[] = [];
    for (;;) {
      const diary = await readDiary(deps.log);
      await deps.due.catchUp();
      const day = await nextDay(diary, deps.due, until);
      if (day === null) return { days, passedOver: passedOver.slice(0, mostPassedOver) };
      if (diary.begun?.day !== day) {
        await enter(deps.log, diary, 'day-begun', { day, after: await deps.log.head() }, deps.policy.version);
        continue;
      }
      const left = await runDay(deps, day, onProgress);
      passedOver.push(...left.sample);
      const counts = { ...(await tally(deps.log, diary.begun.after, runOf(day))), passedOver: left.count };
      await enter(deps.log, diary, 'day-completed', { day, counts }, deps.policy.version);
      days.push({ day, counts });
    }
  };

/** The day to run: one that was begun and not completed, else the next on which somebody is due; null when all are done. */
const nextDay = async ({ begun, completed }: Diary, due: DuePeople, until: CivilDate): Promise<CivilDate | null> => {
  if (completed !== null && completed.day >= until) return null;
  if (begun !== null && (completed === null || begun.day > completed.day)) return begun.day <= until ? begun.day : null;
  if (completed === null) return until;
  const earliest = await due.earliest();
  return earliest === null || earliest > until ? until : latest(earliest, addDays(completed.day, 1));
};

interface Left {
  readonly count: number;
  readonly sample: readonly PassedOver[];
}

const runDay = async (deps: DailyRunDeps, day: CivilDate, onProgress: (progress: DayProgress) => void): Promise<Left> => {
  const of = await deps.due.count(day);
  const sample: PassedOver[] = [];
  let count = 0;
  let done = 0;
  let page = await deps.due.page(day, null, pageSize);
  while (page.length > 0) {
    const answers = await carryOut(deps)(page.map(partOfDay(day, deps.policy)))();
    const left = answers.flatMap((answer, i): PassedOver[] => (E.isLeft(answer) ? [{ day, participantId: page[i] as ParticipantId, codes: codesOf(answer.left) }] : []));
    count += left.length;
    sample.push(...left.slice(0, mostPassedOver - sample.length));
    done += page.length;
    onProgress({ day, done, of: Math.max(of, done) });
    page = await deps.due.page(day, page.at(-1) ?? null, pageSize);
  }
  return { count, sample };
};

/** Throws when it is the log that failed: then nobody can be done. */
const codesOf = (failure: Failure): readonly string[] => {
  if (failure.kind === 'unavailable') throw failure.cause;
  return failure.kind === 'refused' ? failure.refusals.map(({ code }) => code) : [failure.kind];
};
