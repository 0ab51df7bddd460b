import * as E from 'fp-ts/lib/Either.js';
import type { Failure, Outcome } from '../participants/outcome.ts';
import { fault, type Faults, faultsOfRefusals } from './fault.ts';
import type { Taken } from './take-in.ts';

/** A row that cannot be taken. */
export interface Faulty {
  readonly kind: 'faulty';
  readonly faults: Faults;
}

export const faulty = (faults: Faults): Faulty => ({ kind: 'faulty', faults });

/** What became of a row. Throws when nobody could be reached: that is no fault of the row, and the file is to be loaded again. */
export const settle = (answer: E.Either<Failure | Faulty, Outcome>): E.Either<Faults, Taken> => {
  if (E.isLeft(answer)) return E.left(faultsOf(answer.left));
  const { repeated, decision } = answer.right;
  return E.right(repeated || decision.events.length === 0 ? 'unchanged' : 'loaded');
};

const faultsOf = (failure: Failure | Faulty): Faults => {
  switch (failure.kind) {
    case 'faulty':
      return failure.faults;
    case 'refused':
      return faultsOfRefusals(failure.refusals);
    case 'not-found':
      return [fault('unknown-participant', 'nhs_number')];
    case 'unreadable':
      return [fault('cannot-be-read')];
    case 'conflict':
      return [fault('busy')];
    case 'unavailable':
      throw failure.cause;
  }
};
