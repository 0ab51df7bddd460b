import type { LetterCode } from '../codes/letter.ts';
import type { CeaseReason, DeferralReason, InactiveReason, RecallStatus, RecallType, ScheduleBasis } from '../codes/recall.ts';
import type { RefusalCode } from '../codes/refusal.ts';
import type { CivilDate } from '../dates/civil-date.ts';
import { DummyNumber } from '../identifiers/dummy-number.ts';
import type { ParticipantNumber } from '../identifiers/participant-number.ts';
import type { Address, Demographics } from './demographics.ts';
import type { Note } from './note.ts';
import type { NoteText } from './noted.ts';
import type { RecordedResult, TestResult } from './test-result.ts';
import type { RecordedVaccination } from './vaccination.ts';

/** Where someone stands between one due date and the next. */
export type Round =
  | { readonly status: 'not-due' }
  | { readonly status: 'pnl'; readonly listedOn: CivilDate; readonly respondBy: CivilDate; readonly confirmed: boolean }
  | { readonly status: 'invited'; readonly invitedOn: CivilDate }
  | { readonly status: 'reminded'; readonly remindedOn: CivilDate }
  | { readonly status: 'non-responder'; readonly since: CivilDate; readonly listedUntil: CivilDate; readonly reviewedOn: CivilDate | null };

/** The next test: when, why, and what set it. */
export interface Schedule {
  readonly nextTestDueDate: CivilDate | null;
  readonly recallType: RecallType;
  readonly basis: ScheduleBasis;
  readonly inviteOn: CivilDate | null;
  readonly since: CivilDate;
}

export interface RefusedResult {
  readonly result: TestResult;
  readonly refusals: readonly RefusalCode[];
  readonly since: CivilDate;
}

export interface Referral {
  readonly testDate: CivilDate;
  readonly weeks: 2 | 6;
}

export interface HeldLetter {
  readonly since: CivilDate;
  readonly letter: LetterCode;
  readonly testDate: CivilDate | null;
  /** For this letter alone. */
  readonly address?: Address;
  /** Reference of the message that it repeats. */
  readonly again?: string;
}

export interface MergedRecord {
  readonly participantId: string;
  readonly nhsNumber: ParticipantNumber;
}

/** Why a practice should look at someone. */
export interface Review {
  readonly kind: 'new-abnormal-follow-up' | 'new-ceased' | 'recently-ceased';
  readonly since: CivilDate;
}

/** Everything that a decision about one participant may rest on: a fold of that participant's events. */
export interface Participant {
  /** The NHS number; for a dummy registration, its own number. */
  readonly nhsNumber: ParticipantNumber;
  /** The records found to be this person's too, oldest merger first. Their streams stay whole and lead here. */
  readonly mergedFrom: readonly MergedRecord[];
  readonly demographics: Demographics;
  readonly joinedOn: CivilDate;
  readonly optedIn: boolean;
  readonly inactive: { readonly reason: InactiveReason; readonly since: CivilDate } | null;
  /** In order of test date, and of arrival within a day; withdrawn ones are not among them. */
  readonly results: readonly RecordedResult[];
  readonly resultsEverRecorded: number;
  readonly schedule: Schedule;
  readonly round: Round;
  readonly ceased: { readonly reason: CeaseReason; readonly since: CivilDate } | null;
  /** Why the present date was put off to where it is; null: it was not. */
  readonly deferredFor: DeferralReason | null;
  readonly deferralsInARow: number;
  readonly nonResponderCount: number;
  readonly pausedByHand: CivilDate | null;
  /** Only the permitted see where they live and who looks after them. D-38. */
  readonly restricted: boolean;
  readonly refused: readonly RefusedResult[];
  readonly held: readonly HeldLetter[];
  /** Referred, and no discharge, outcome or newer result yet. */
  readonly referral: Referral | null;
  /** Suspended, and nothing came in time: on the failsafe worklist since then. */
  readonly failsafeSince: CivilDate | null;
  /** Day of the last discharge from colposcopy; positives and inadequates before it no longer count as consecutive. */
  readonly dischargedOn: CivilDate | null;
  readonly review: Review | null;
  /** What is to be known of an incident; the person may read it. */
  readonly eventInformation: NoteText | null;
  readonly notes: readonly Note[];
  readonly notesEverWritten: number;
  readonly vaccinations: readonly RecordedVaccination[];
  readonly vaccinationsEverRecorded: number;
}

/** What a stream tells of: nobody yet, a participant, or that the record stands in another stream. */
export type ParticipantRecord =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'elsewhere'; readonly participantId: string }
  | ({ readonly kind: 'participant' } & Participant);

export const unknown: ParticipantRecord = { kind: 'unknown' };

/** Registered under a dummy number: results and their letters, and never a call. ELIG-08, D-20. */
export const isDummy = ({ nhsNumber }: Pick<Participant, 'nhsNumber'>): boolean => DummyNumber.is(nhsNumber);

export const isPaused = (p: Participant): boolean => p.pausedByHand !== null || p.refused.length > 0;

/** A follow-up test or an outcome from colposcopy is owed. */
export const isUnderSurveillance = ({ schedule: { recallType } }: Pick<Participant, 'schedule'>): boolean =>
  recallType === 'suspended' || recallType === 'repeat-advised' || recallType === 'inadequate';

export const recallStatus = (p: Participant): RecallStatus => (p.ceased === null ? p.round.status : 'ceased');

/** The date as told to people: none for those who are ceased or inactive. */
export const nextTestDueDate = (p: Participant): CivilDate | null =>
  p.ceased === null && p.inactive === null ? p.schedule.nextTestDueDate : null;
