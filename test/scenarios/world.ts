import type { LetterCode } from '../../domain/codes/letter.ts';
import type { CeaseReason, RecallStatus, RecallType } from '../../domain/codes/recall.ts';
import type { Refusal, WarningCode } from '../../domain/codes/refusal.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Command } from '../../domain/participant/commands.ts';
import type { Sample } from '../../domain/participant/check-sample.ts';
import type { NhsNumber } from '../../domain/identifiers/nhs-number.ts';

/** What a command, or a question, was answered with. */
export interface Answer {
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly WarningCode[];
  /** Ids of the rules that the decision rests on. */
  readonly rules: readonly string[];
  /** Months that the result of this command set; null: none, or it was no result. */
  readonly repeatMonths: number | null;
}

export type ListName = 'pnl' | 'non-responders' | 'to-review' | 'validation' | 'failsafe';

/** What the lists and pages show of a person. */
export interface Observation {
  readonly nextTestDueDate: CivilDate | null;
  readonly recallType: RecallType | null;
  readonly recallStatus: RecallStatus | null;
  readonly registration: 'active' | 'inactive' | null;
  readonly ceaseReason: CeaseReason | null;
  readonly paused: boolean;
  readonly lists: readonly ListName[];
  readonly referral: { readonly weeks: number } | null;
  readonly nonResponderCount: number;
  readonly deferralsInARow: number;
  /** Asked for since a step ended, in order. */
  readonly letters: readonly LetterCode[];
}

/** One person, from the outside. */
export interface Person {
  readonly carryOut: (command: Command, on: CivilDate) => Promise<Answer>;
  /** Every day's run that is still to be done, up to a day. Answers with the rules that it rested on. */
  readonly runDays: (until: CivilDate) => Promise<readonly string[]>;
  readonly checkSample: (sample: Sample) => Promise<Answer>;
  /** What can be seen on a day, with the letters asked for since the place that an earlier step ended at. */
  readonly look: (on: CivilDate, since: number) => Promise<Observation>;
  /** Place in the event log of what last happened to them. */
  readonly place: () => number;
}

/** Where scenarios are played: its persons do not know of each other. */
export interface World {
  readonly person: (nhsNumber: NhsNumber) => Person;
}
