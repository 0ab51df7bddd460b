import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { EventLog, StreamAppend, StreamHead } from '../application/ports/event-log.ts';

/**
 * A log with the least that a filling may guarantee: an append is stored stream by stream, those that go ahead first and the
 * others in any order, and it breaks off once so many streams are stored in all; from then on it works.
 */
export const streamByStream = (log: EventLog, breaksAfter: number, order: (others: readonly StreamAppend[]) => readonly StreamAppend[]): EventLog => {
  let stored = 0;
  return {
    ...log,
    append: (appends) => async () => {
      const heads = new Map<string, StreamHead>();
      let position = 0;
      for (const part of [...appends.filter(({ ahead }) => ahead), ...order(appends.filter(({ ahead }) => !ahead))]) {
        if (stored === breaksAfter) {
          stored += 1;
          return left({ kind: 'unavailable', cause: new Error('broken off') });
        }
        const answer = await log.append([part])();
        if (isLeft(answer)) return answer;
        stored += 1;
        position = Math.max(position, answer.right.position);
        for (const [stream, head] of answer.right.heads) heads.set(stream, head);
      }
      return right({ position, heads });
    },
  };
};
