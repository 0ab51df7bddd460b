import type { Failure } from '../../../application/participants.ts';
import { type Problem, problem, wrongOf } from './problem.ts';

/** How a failure of the application is told. `ifMatch`: the caller said which revision they had seen. */
export const problemOf = (failure: Failure, ifMatch = false): Problem => {
  switch (failure.kind) {
    case 'refused': {
      const [first, ...others] = failure.refusals;
      return { errors: [wrongOf(first), ...others.map(wrongOf)] };
    }
    case 'not-found':
      return problem('not-found', 'There is no such participant, or not yet on that day.');
    case 'conflict':
      return {
        ...(ifMatch
          ? problem('precondition-failed', `The record stands at revision ${failure.revision} now.`, { field: 'If-Match' })
          : problem('conflict', `The record stands at revision ${failure.revision} now.`)),
        meanwhile: { revision: failure.revision, did: failure.meanwhile },
      };
    case 'unreadable':
      return problem('unavailable', 'This record was written by a newer version of the system and cannot be read by this one.');
    case 'unavailable':
      return { ...problem('unavailable', 'The event log gave no answer. Send the request again with the same Idempotency-Key.'), retryAfter: 1 };
  }
};
