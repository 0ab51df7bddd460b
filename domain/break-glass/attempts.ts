import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../dates/civil-date.ts';
import type { BreakGlass } from '../rules/break-glass.ts';
import type { AttemptEvent } from './events.ts';

/** When one user asked for somebody by number and date of birth: instants, oldest first. */
export type Attempts = readonly string[];

export const evolveAttempts = (attempts: Attempts, { data }: AttemptEvent): Attempts => [...attempts, data.at];

export interface Attempt {
  readonly at: string;
  /** The instant from which attempts count. */
  readonly since: string;
  readonly policy: BreakGlass;
}

/** One more attempt, found or not: it is on record before anybody is looked for. Left: too many, and since when the first of them counts. D-39. */
export const decideAttempt = (attempts: Attempts, { at, since, policy }: Attempt, on: CivilDate): E.Either<{ readonly first: string }, readonly AttemptEvent[]> => {
  const [first, ...others] = attempts.filter((each) => each > since);
  return first !== undefined && others.length + 1 >= policy.attempts ? E.left({ first }) : E.right([{ type: 'break-glass-attempted', data: { at, on } }]);
};
