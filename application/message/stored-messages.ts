import { createHash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { type MessageStep, stepMessage } from '../../domain/message/decide.ts';
import type { MessageEvent } from '../../domain/message/events.ts';
import { evolveMessage } from '../../domain/message/evolve.ts';
import type { Message, OpenMessage } from '../../domain/message/message.ts';
import { tooLate } from '../../domain/message/standing.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { Actor, Citation, EventLog, Expected, Metadata, RecordedEvent, StreamAppend } from '../ports/event-log.ts';
import { messageCodec, messageStreams } from './codec.ts';

/** What adding to messages needs. */
export interface MessagesDeps {
  readonly log: EventLog;
  readonly policy: Pick<Policy, 'version'>;
}

/** A message as it stood when it was read, and what happened to it. */
export interface StoredMessage {
  /** Id of the event that asked for the letter. */
  readonly reference: string;
  readonly stream: string;
  readonly head: Expected;
  readonly message: OpenMessage;
  readonly recorded: readonly RecordedEvent[];
}

/** On whose behalf the system itself acts on messages. */
export const messageSystem: Actor = { user: 'messages', role: 'system', organisation: 'csms' };

export const messageStream = (reference: string): string => `${messageStreams}${reference}`;

/** The number of its last event, from 0. */
export const revisionOf = ({ head }: Pick<StoredMessage, 'head'>): number => (head === 'no-stream' ? -1 : head.revision);

/** Messages by their references, in one read. Those that are not there, or that a newer version of the system wrote to, are left out: nothing is done with them. */
export const loadMessages = async (log: EventLog, references: readonly string[]): Promise<readonly StoredMessage[]> => {
  if (references.length === 0) return [];
  const streams = await log.readStreams(references.map(messageStream));
  return references.flatMap((reference) => {
    const stream = messageStream(reference);
    const { head, events: recorded } = streams.get(stream) ?? { head: 'no-stream' as const, events: [] };
    const events = recorded.map(messageCodec.decode);
    if (!events.every(E.isRight)) return [];
    const message = events.map(({ right }) => right).reduce(evolveMessage, null as Message);
    return message === null ? [] : [{ reference, stream, head, message, recorded }];
  });
};

/** What one command adds to a message, and on whose behalf. */
export interface Addition {
  readonly to: StoredMessage;
  readonly events: readonly MessageEvent[];
  readonly by: Pick<Metadata, 'actor' | 'commandId' | 'cause' | 'correlationId'>;
}

/** What the system itself does: the same again is the same, and anything else is not taken for it. */
export const bySystem = (to: StoredMessage, events: readonly MessageEvent[], cause: string): Addition => {
  const content = createHash('sha256').update(JSON.stringify(events)).digest('hex').slice(0, 16);
  return { to, events, by: { actor: messageSystem, commandId: `${to.stream}/${revisionOf(to)}/${content}`, cause, correlationId: to.stream } };
};

/** Adds to many messages in one append. Answers with its position (null: nothing was to be added), or that somebody else wrote to one of them meanwhile. Throws when the log gives no answer. */
export const addToMessages = async ({ log, policy }: MessagesDeps, additions: readonly Addition[]): Promise<number | null | 'conflict'> => {
  const appends = appendsOf(policy.version, additions);
  if (appends.length === 0) return null;
  const done = await log.append(appends)();
  if (E.isRight(done)) return done.right.position;
  if (done.left.kind === 'unavailable') throw done.left.cause;
  return 'conflict';
};

/** What is to be appended for these additions. Several to one message are one after the other, each with ids of its own. */
export const appendsOf = (policyVersion: string, additions: readonly Addition[]): readonly StreamAppend[] => {
  const byStream = new Map<string, StreamAppend>();
  for (const { to, events, by } of additions) {
    const metadata = { ...by, policyVersion, rules: events.flatMap(restsOn), warnings: [] };
    const encoded = events.map((event, i) => messageCodec.encode(to.stream, i, event, metadata));
    const before = byStream.get(to.stream)?.events ?? [];
    if (encoded.length > 0) byStream.set(to.stream, { stream: to.stream, expected: to.head, events: [...before, ...encoded] });
  }
  return [...byStream.values()];
};

/** The rules on which the system holds, cancels and sets aside. */
const restsOn = ({ type, data }: MessageEvent): readonly Citation[] => {
  if (type === 'message-held') return [{ rule: 'D-32' }];
  if (type === 'hand-over-refused') return data.code === tooLate ? [{ rule: 'D-37' }] : [];
  if (type !== 'message-cancelled' || data.reason === 'by-hand') return [];
  return [{ rule: data.reason === 'inactive' ? 'D-28' : 'D-37' }];
};

/** How often a step is decided anew because somebody else wrote to the same messages meanwhile. Each time somebody got through. */
const mostAttempts = 30;

/** Takes a step with each of these messages, in one append: what follows from it as they stand then. Answers with how many it changed. */
export const stepMessages = async (deps: MessagesDeps, references: readonly string[], stepOf: (of: StoredMessage) => MessageStep | null, on: CivilDate, cause: string): Promise<number> => {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const additions = (await loadMessages(deps.log, references)).flatMap((to) => {
      const step = stepOf(to);
      const events = step === null ? [] : stepMessage(to.message, step, on);
      return events.length === 0 ? [] : [bySystem(to, events, cause)];
    });
    if ((await addToMessages(deps, additions)) !== 'conflict') return additions.length;
  }
  throw new Error(`Others wrote to the same messages ${mostAttempts} times in a row`);
};
