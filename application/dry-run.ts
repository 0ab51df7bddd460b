import * as E from 'fp-ts/lib/Either.js';
import { addDays, type CivilDate, latest } from '../domain/dates/civil-date.ts';
import { nothingElse } from '../domain/participant/facts.ts';
import { nextStep } from '../domain/participant/next-step.ts';
import { dayToRun, type DailyRunDeps, type DayProgress, type Stopped } from './daily-run.ts';
import { readDiary } from './daily-run/diary.ts';
import { codesOf, pagesOf } from './daily-run/everybody.ts';
import { lastDay, partOfDay } from './daily-run/one-day.ts';
import { everyone, unusual } from './daily-run/unusual.ts';
import type { ParticipantId } from './participant-id.ts';
import { load } from './participants/load.ts';
import { repeatOf } from './participants/repeat.ts';
import { follow, type Standing, standings, withEvents } from './participants/standing.ts';

/** People, by what it is that is counted. */
export type Tally = ReadonlyMap<string, number>;

/** What a day's run would bring about. */
export interface DayForeseen {
  readonly day: CivilDate;
  /** For whom something would be done. */
  readonly people: number;
  /** Events, by type; letters by their code. */
  readonly events: Tally;
  /** For how many people it would rest on a rule. */
  readonly rules: Tally;
  /** Those for whom nothing could be done, by the code of the refusal or failure. */
  readonly passedOver: Tally;
}

export interface Foreseen {
  /** The days on which something would be done, oldest first. */
  readonly days: readonly DayForeseen[];
  /** The run would stop before its first day, for a person to confirm it; null: it would not. */
  readonly stopped: Stopped | null;
}

/**
 * What the run up to a day would do, were nothing else to happen meanwhile: everybody who is due by then is read, and
 * each of their days decided on what the day before would leave. Writes nothing to the log, and knows the one day after
 * the other as the run would. Throws when the log or the read model gives no answer.
 */
export const dryRun =
  (deps: DailyRunDeps) =>
  async (until: CivilDate, { onProgress = () => undefined }: { readonly onProgress?: (progress: DayProgress) => void } = {}): Promise<Foreseen> => {
    const diary = await readDiary(deps.log);
    const first = await dayToRun(diary, deps.due, until);
    if (first === null) return { days: [], stopped: null };
    const far = diary.begun?.day === first ? [] : unusual(await deps.due.counts(first), diary.lately, first, deps.policy);
    const of = everyone(await deps.due.counts(until));
    const days = new Map<CivilDate, Counting>();
    let done = 0;
    for await (const page of pagesOf(deps.due, until)) {
      const all = standings(await load(deps.log)(page.map(({ participantId }) => participantId)));
      for (const { participantId } of page) foresee(deps, days, participantId, follow(all, participantId), first, until);
      done += page.length;
      onProgress({ day: until, done, of: Math.max(of, done) });
    }
    return { days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)), stopped: far.length > 0 ? { day: first, unusual: far } : null };
  };

interface Counting extends DayForeseen {
  people: number;
  readonly events: Map<string, number>;
  readonly rules: Map<string, number>;
  readonly passedOver: Map<string, number>;
}

const on = (days: Map<CivilDate, Counting>, day: CivilDate): Counting => {
  const known = days.get(day) ?? { day, people: 0, events: new Map(), rules: new Map(), passedOver: new Map() };
  days.set(day, known);
  return known;
};

const count = (tally: Map<string, number>, what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);

/** Every day of one person's, from the first day of the run on. */
const foresee = (deps: DailyRunDeps, days: Map<CivilDate, Counting>, id: ParticipantId, found: ReturnType<typeof follow>, first: CivilDate, until: CivilDate): void => {
  if (E.isLeft(found)) return codesOf(found.left).forEach((code) => count(on(days, first).passedOver, code));
  let standing: Standing = found.right;
  let from = first;
  for (let day = dayOf(standing, from, deps); day !== null && day <= until; day = dayOf(standing, from, deps)) {
    from = addDays(day, 1);
    const work = partOfDay(day, deps.policy)(id);
    if (repeatOf(standing, work) !== null) continue;
    const decided = work.decide({ ...standing, facts: nothingElse });
    if (E.isLeft(decided)) {
      codesOf(decided.left).forEach((code) => count(on(days, day).passedOver, code));
      continue;
    }
    const { events, rules, warnings } = decided.right;
    if (events.length === 0) continue;
    const its = on(days, day);
    its.people += 1;
    for (const { type, data } of events) count(its.events, type === 'letter-requested' ? `letter ${data.letter}` : type);
    for (const rule of new Set(rules.map(({ rule: cited }) => cited))) count(its.rules, rule);
    const { context } = work;
    standing = withEvents(standing, events, { ...context, policyVersion: deps.policy.version, rules, warnings });
  }
};

/** The first day of the run, from one on, that has something to do for somebody; null when none ever has. */
const dayOf = ({ record, trail }: Standing, from: CivilDate, { policy }: DailyRunDeps): CivilDate | null => {
  const next = record.kind === 'participant' ? nextStep(record, policy) : null;
  return next === null ? null : latest(next.on, from, (lastDay(trail) || from) as CivilDate);
};
