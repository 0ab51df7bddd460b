import * as E from 'fp-ts/lib/Either.js';
import type { EventLog } from '../../application/ports/event-log.ts';

/** Ends the process that appends: before the log has it, or after and before it says so. Other processes go on. */
export const mortal = (log: EventLog) => {
  let left = Infinity;
  let when: 'before' | 'after' = 'before';
  const died = E.left({ kind: 'unavailable' as const, cause: new Error('killed') });
  const living: EventLog = {
    ...log,
    append: (appends) => async () => {
      left -= 1;
      if (left >= 0) return log.append(appends)();
      if (left === -1 && when === 'after') await log.append(appends)();
      return died;
    },
  };
  /** The same log for another process, to which something happens just before it appends for the first time. */
  const beforeNext = (happens: () => Promise<unknown>): EventLog => {
    let once: Promise<unknown> | undefined;
    return { ...log, append: (appends) => async () => (await (once ??= happens()), log.append(appends)()) };
  };
  return { living, beforeNext, diesAfter: (appends: number, how: typeof when) => void ([left, when] = [appends, how]) };
};
