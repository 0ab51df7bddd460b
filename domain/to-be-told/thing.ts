import type { LetterKind } from '../codes/letter-kind.ts';
import type { LetterCode } from '../codes/letter.ts';
import type { CivilDate } from '../dates/civil-date.ts';

/** What a person has to be told by letter, because it happened. */
export const happenings = {
  result: 'a result was put on the record',
  invitation: 'they were invited',
  reminder: 'they were reminded',
  ceasing: 'they were taken out of call and recall',
} as const;
export type HappeningToTell = keyof typeof happenings;

/** What else a letter may stand for. */
export const otherCauses = {
  'again': 'somebody asked for a letter to be sent again',
  'taken-over': 'it was owed by another record of the same person, which was merged into this one',
  'unasked': 'nothing that happened asks for this letter',
} as const;

export type What = HappeningToTell | keyof typeof otherCauses;

/** Why nobody gets a letter about something that happened. */
export const reasonsForNone = {
  'told-by-colposcopy': 'the sample was taken in NHS colposcopy, which tells its patients itself (SRC-01)',
  'past-cut-off': 'the test was too old when its result came (D-14)',
  'inactive': 'they had died or left (D-28)',
  'no-letter-for-codes': 'the programme has no letter for these codes',
  'no-letter-for-ceasing': 'the programme has no letter for this reason for ceasing',
  'told-with-result': 'the letter that tells the result tells this too (CEASE-01)',
  'ceased-by-record': 'nobody entered it: it follows from what the record holds, as on joining past the upper age, from a history or a discharge (D-04)',
  'owed-by-other-record': 'letters were paused when the record was merged into another, which owes the letter since (D-29)',
} as const;
export type ReasonForNone = keyof typeof reasonsForNone;

/** The letter that tells it. */
export interface Answer {
  readonly letter: LetterCode;
  /** Id of the event that asks for it or holds it, and that event's place in the log. */
  readonly reference: string;
  readonly position: number;
  /** Letters are paused; when the pause ends, another event asks for it. */
  readonly held: boolean;
}

/** Something that has to be told, or a letter that tells nothing that happened. */
export interface Thing {
  /** Place in the log of what happened. */
  readonly position: number;
  readonly what: What;
  readonly testDate: CivilDate | null;
  readonly on: CivilDate;
  /** Null together with `reason`: nobody was told, and nothing says why. */
  readonly answer: Answer | null;
  readonly reason: ReasonForNone | null;
  /** The letter that another record owes since. */
  readonly owed: LetterCode | null;
  /** The record into which theirs was merged. */
  readonly elsewhere: string | null;
}

export const isOpen = ({ answer, reason }: Thing): boolean => answer === null && reason === null;

/** Which letters tell what. */
export const tellsBy: Readonly<Record<HappeningToTell, readonly LetterKind[]>> = {
  result: ['result', 'referral'],
  invitation: ['invitation'],
  reminder: ['reminder'],
  ceasing: ['ceasing'],
};
