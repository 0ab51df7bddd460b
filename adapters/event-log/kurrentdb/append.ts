import { isSystemStream } from '@eventstore/db-client';
import { isLeft, isRight, left, right } from 'fp-ts/lib/Either.js';
import type { StreamAppend, StreamHead } from '../../../application/ports/event-log.ts';
import { stage, type StagedEvent } from '../stage.ts';
import { inFlight } from './in-flight.ts';
import { asError, troubleOf } from './trouble.ts';
import type { Answer, Part, Writing } from './write.ts';

/** Streams that are looked at, or written, at the same time. */
const atATime = 32;

/**
 * Appends stream by stream, as the server has no append over several: all are looked at before any is written, those that
 * go ahead are written before the others, and whatever stands already is left as it is. An append that broke off
 * between two streams is completed by the same append.
 */
export const appender =
  ({ verdict, write }: Writing, now: () => string) =>
  async (appends: readonly StreamAppend[]): Promise<Answer> => {
    const parts = partsOf(appends, now());
    const answers = new Map<string, Answer>();
    let broken: Answer | undefined;

    const take = async (part: Part, act: (part: Part) => Promise<Answer | null>): Promise<void> => {
      if (broken) return;
      const answer = await act(part);
      if (answer) answers.set(part.stream, answer);
      if (answer && isLeft(answer)) broken ??= answer;
    };

    try {
      // One that begins a single stream needs no look: if it stands, or another does, the server says so.
      if (parts.length > 1 || parts[0]?.first.previous !== null) await inFlight(parts, atATime, (part) => take(part, verdict));
      const refused = parts.map(({ stream }) => answers.get(stream)).find((answer) => answer && isLeft(answer));
      if (refused) return refused;
      const missing = parts.filter(({ stream }) => !answers.has(stream));
      await inFlight(missing.filter(({ ahead }) => ahead), atATime, (part) => take(part, write));
      await inFlight(missing.filter(({ ahead }) => !ahead), atATime, (part) => take(part, write));
      return broken ?? together(parts, answers);
    } catch (error) {
      if (error instanceof TypeError || troubleOf(error) === 'not taken') throw error;
      return left({ kind: 'unavailable', cause: asError(error) });
    }
  };

/** Throws a TypeError when no log could store it, or not this one. */
const partsOf = (appends: readonly StreamAppend[], now: string): readonly Part[] => {
  const { events, heads } = stage(appends, now);
  let from = 0;
  return appends.map(({ stream, events: added, ahead = false }) => {
    if (isSystemStream(stream)) throw new TypeError(`The server keeps names such as ${stream} for itself`);
    const own = events.slice(from, (from += added.length));
    return { stream, ahead, first: own[0] as StagedEvent, events: own, heads };
  });
};

const together = (parts: readonly Part[], answers: ReadonlyMap<string, Answer>): Answer => {
  const heads = new Map<string, StreamHead>();
  let position = 0;
  for (const { stream } of parts) {
    const answer = answers.get(stream);
    if (!answer || !isRight(answer)) continue;
    position = Math.max(position, answer.right.position);
    for (const [name, head] of answer.right.heads) heads.set(name, head);
  }
  return right({ position, heads });
};
