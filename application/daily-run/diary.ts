import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { CivilDate } from '../../domain/dates/civil-date.ts';
import { eventCodec } from '../event-codec.ts';
import type { Actor, EventLog, Expected, RecordedEvent } from '../ports/event-log.ts';
import { Counts } from './counts.ts';

/** The daily run's own stream: which days were begun, which are done, and what they brought. Shapes are a storage contract. */
const diaryStream = 'daily-run';

export const diaryEvents = {
  /** Everything that the day brings about stands after this position of the log. */
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
}

export const systemActor: Actor = { user: 'system', role: 'system', organisation: 'csms' };

/** Also the correlation id of everything the day brings about. */
export const runOf = (day: CivilDate): string => `daily-run/${day}`;

/** The newest two entries tell it all: a day is completed before another is begun. */
export const readDiary = async (log: EventLog): Promise<Diary> => {
  const { head, events } = (await log.readStreams([diaryStream], { direction: 'backwards', limit: 2 })).get(diaryStream) ?? { head: 'no-stream' as const, events: [] };
  const entries = events.map(readable);
  return { head, begun: latest('day-begun', entries), completed: latest('day-completed', entries) };
};

export const diaryCodec = eventCodec(diaryEvents);

/** This version of the system must not go on where it does not know what was done. */
const readable = (recorded: RecordedEvent): Entry => {
  const entry = diaryCodec.decode(recorded);
  if (E.isLeft(entry)) throw new Error(entry.left.message);
  return entry.right;
};

const latest = <T extends DiaryType>(type: T, newestFirst: readonly Entry[]): DataOf<T> | null =>
  newestFirst.find((entry) => entry.type === type)?.data ?? null;

const places: Readonly<Record<DiaryType, number>> = { 'day-begun': 0, 'day-completed': 1 };

/** Makes an entry, unless somebody else made one since the diary was read. Throws when the log gives no answer. */
export const enter = async <T extends DiaryType>(log: EventLog, { head }: Diary, type: T, data: DataOf<T>, policyVersion: string): Promise<void> => {
  const run = runOf(data.day);
  const metadata = { actor: systemActor, commandId: run, cause: run, correlationId: run, policyVersion, rules: [], warnings: [] };
  const entry = diaryCodec.encode(diaryStream, places[type], { type, data } as Entry, metadata);
  const answer = await log.append([{ stream: diaryStream, expected: head, events: [entry] }])();
  if (E.isLeft(answer) && answer.left.kind === 'unavailable') throw answer.left.cause;
};
