import type { Either } from 'fp-ts/lib/Either.js';
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js';
import type { Refusal, WarningCode } from './codes/refusal.ts';
import type { ParticipantEvent } from './participant/events.ts';
import type { RuleId } from './rules/book.ts';

/** A rule and, where one was used, the policy value in force. Text and source stand in the rule book. */
export interface Citation {
  readonly rule: RuleId;
  readonly value?: string;
}

/**
 * What follows from a command: the events, what to warn of, and the rules it rests on.
 * `refusals` is not empty when a result was not taken on to the record but kept on the validation worklist.
 */
export interface Decision {
  readonly events: readonly ParticipantEvent[];
  readonly warnings: readonly WarningCode[];
  readonly refusals: readonly Refusal[];
  readonly rules: readonly Citation[];
}

export type Refusals = NonEmptyArray<Refusal>;
export type Decided = Either<Refusals, Decision>;
