import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import { eventCodec } from '../event-codec.ts';
import type { Actor, EventLog, Expected, RecordedEvent, StreamHead } from '../ports/event-log.ts';
import { Counts } from './counts.ts';

/** The daily run's own stream: which days were begun, which are done, and what they brought. Shapes are a storage contract. */
const diaryStream = 'daily-run';

export const diaryEvents = {
  /** Somebody takes a day on: its first run, one that goes on where another was killed, a second machine. All that the day brings about stands after this position of the log. */
  'day-begun': t.type({ day: CivilDate, after: t.Integer }),
  'day-completed': t.type({ day: CivilDate, counts: Counts }),
} as const;

type DiaryType = keyof typeof diaryEvents;
type DataOf<T extends DiaryType> = t.TypeOf<(typeof diaryEvents)[T]>;

type Entry = { [T in DiaryType]: { readonly type: T; readonly data: DataOf<T> } }[DiaryType];

export interface Diary {
  readonly head: Expected;
  readonly begun: DataOf<'day-begun'> | null;
  readonly completed: DataOf<'day-completed'> | null;
  /** What the last days brought, newest first. */
  readonly lately: readonly Counts[];
}

/** Entries that are read: the newest. They hold the last weeks, unless days were killed and begun again many times. */
const newest = 64;

export const systemActor: Actor = { user: 'system', role: 'system', organisation: 'csms' };

/** Also the correlation id of everything the day brings about. */
export const runOf = (day: CivilDate): string => `daily-run/${day}`;

/** As its newest entries tell it: a day is completed before another is begun. */
export const readDiary = async (log: EventLog): Promise<Diary> => {
  const { head, events } = (await log.readStreams([diaryStream], { direction: 'backwards', limit: newest })).get(diaryStream) ?? { head: 'no-stream' as const, events: [] };
  const entries = events.map(readable);
  const completed = entries.flatMap(({ type, data }) => (type === 'day-completed' ? [data] : []));
  return { head, begun: entries.flatMap(({ type, data }) => (type === 'day-begun' ? [data] : []))[0] ?? null, completed: completed[0] ?? null, lately: completed.map(({ counts }) => counts) };
};

export const diaryCodec = eventCodec(diaryEvents);

/** This version of the system must not go on where it does not know what was done. */
const readable = (recorded: RecordedEvent): Entry => {
  const entry = diaryCodec.decode(recorded);
  if (E.isLeft(entry)) throw new Error(entry.left.message);
  return entry.right;
};

export interface DiaryDeps {
  readonly log: EventLog;
  readonly policy: Policy;
  /** A text that nobody else was ever given. */
  readonly newId: () => string;
}

/**
 * Makes an entry at the end of the diary as it was read. Answers with the new end; null when somebody else made one since.
 * Each entry is its own maker's: that of another machine is never taken for it. Throws when the log gives no answer.
 */
export const enter = async ({ log, policy, newId }: DiaryDeps, after: Expected, entry: Entry): Promise<StreamHead | null> => {
  const run = runOf(entry.data.day);
  const metadata = { actor: systemActor, commandId: `${run} ${newId()}`, cause: run, correlationId: run, policyVersion: policy.version, rules: [], warnings: [] };
  const made = diaryCodec.encode(diaryStream, 0, entry, metadata);
  const answer = await log.append([{ stream: diaryStream, expected: after, events: [made] }])();
  if (E.isRight(answer)) return answer.right.heads.get(diaryStream) ?? null;
  if (answer.left.kind === 'unavailable') throw answer.left.cause;
  return null;
};
