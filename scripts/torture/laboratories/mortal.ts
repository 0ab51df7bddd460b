import * as E from 'fp-ts/lib/Either.js';
import type { EventLog } from '../../../application/ports/event-log.ts';
import type { Chance } from '../../chance.ts';

/** What ends the process that appends. */
export class Killed extends Error {}

/** Fewer than what most things take; receiving a file takes more. */
const mostAppends = 4;

/** A log that is written to by a process that may be killed at any append: before the log has it, or after, and before it says so. */
export const mortal = (log: EventLog, dice: Chance) => {
  let left = Infinity;
  let isStored = false;
  const living: EventLog = {
    ...log,
    append: (appends) => async () => {
      left -= 1;
      if (left >= 0) return log.append(appends)();
      if (left === -1 && isStored) await log.append(appends)();
      return E.left({ kind: 'unavailable', cause: new Killed() });
    },
  };
  /** Does something in the course of which the process may be killed. Null: it was. */
  const inDanger = async <A>(probability: number, work: () => Promise<A>): Promise<A | null> => {
    [left, isStored] = [dice.happens(probability) ? dice.below(mostAppends) : Infinity, dice.happens(0.5)];
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      return null;
    } finally {
      left = Infinity;
    }
  };
  return { living, inDanger };
};
