import { messageStreams } from '../message/codec.ts';
import type { EventLog, RecordedEvent } from '../ports/event-log.ts';
import type { OwedLetters, ToShow } from '../ports/owed-letters.ts';
import type { InTheLog } from './events.ts';

/** What has to be told, the letters, and the messages, each by the types of its events. */
const types = {
  happenings: ['result-recorded', 'invited', 'reminded', 'ceased'],
  letters: ['letter-requested', 'letter-held'],
  messages: ['message-opened'],
} as const;

const isOf = (kind: keyof typeof types) => ({ type }: RecordedEvent): boolean => (types[kind] as readonly string[]).includes(type);

export interface Comparison {
  readonly log: InTheLog;
  readonly missing: number;
  /** The first of them: places in the log, and references of messages. */
  readonly notShown: readonly (number | string)[];
}

/** So many that are not shown are named. */
const mostNamed = 100;

/** Reads the log by itself, after a position and up to another, and looks up whether the read models show what it holds. */
export const compareWithLog = async (log: EventLog, owed: Pick<OwedLetters, 'notShown'>, after: number, upTo: number, stop?: AbortSignal): Promise<Comparison> => {
  const counted = { happenings: 0, letters: 0, messages: 0 };
  const notShown: (number | string)[] = [];
  let missing = 0;
  for await (const stretch of log.readAll(after, 1_000, { types: Object.values(types).flat() })) {
    const events = stretch.events.filter(({ position }) => position <= upTo);
    const toShow: ToShow = {
      happenings: events.filter(isOf('happenings')).map(({ position }) => position),
      letters: events.filter(isOf('letters')).map(({ position }) => position),
      messages: events.filter(isOf('messages')).map(({ stream }) => stream.slice(messageStreams.length)),
    };
    for (const kind of ['happenings', 'letters', 'messages'] as const) counted[kind] += toShow[kind].length;
    const absent = await owed.notShown(toShow);
    missing += absent.length;
    notShown.push(...absent.slice(0, mostNamed - notShown.length));
    if (stretch.upTo >= upTo || stop?.aborted === true) break;
  }
  return { log: counted, missing, notShown };
};
