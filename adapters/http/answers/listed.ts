import * as t from 'io-ts';
import type { Seen } from '../../../application/access/seen.ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import { CeaseReason, RecallType } from '../../../domain/codes/recall.ts';
import { CivilDate, daysBetween } from '../../../domain/dates/civil-date.ts';
import { ParticipantNumber } from '../../../domain/identifiers/participant-number.ts';
import type { FailsafeRow } from '../../../projections/failsafe/table.ts';
import type { LetterRow } from '../../../projections/letters/table.ts';
import type { NonResponderRow } from '../../../projections/non-responders/table.ts';
import type { PriorNotificationRow } from '../../../projections/prior-notification-list/table.ts';
import type { ToReviewRow } from '../../../projections/to-review/table.ts';
import type { RefusedResultRow } from '../../../projections/validation/table.ts';
import { LetterCode } from '../../../domain/codes/letter.ts';
import { orNull } from './or-null.ts';

/** The rows of the lists, as they are answered. */

const person = {
  participantId: ParticipantId,
  nhsNumber: ParticipantNumber,
  familyName: t.string,
  givenName: orNull(t.string),
  dateOfBirth: CivilDate,
  practice: orNull(t.string),
  /** Where it is, and the practice is null, that is hidden. */
  restricted: t.boolean,
};

type PersonRow = Pick<FailsafeRow, 'participant_id' | 'nhs_number' | 'family_name' | 'given_name' | 'date_of_birth' | 'practice' | 'restricted'>;

const personOf = (row: Seen<PersonRow>) => ({
  participantId: row.participant_id as ParticipantId,
  nhsNumber: row.nhs_number as ParticipantNumber,
  familyName: row.family_name,
  givenName: row.given_name,
  dateOfBirth: row.date_of_birth,
  practice: row.practice,
  restricted: row.restricted,
});

const LastTest = t.type({ date: CivilDate, codes: t.string, months: orNull(t.Integer) }, 'LastTest');

type LastTestRow = Pick<FailsafeRow, 'last_test_date' | 'last_test_codes' | 'last_test_months'>;

const lastTestOf = ({ last_test_date: date, last_test_codes: codes, last_test_months: months }: LastTestRow) =>
  date === null ? null : { date, codes: codes ?? '', months };

interface Clock {
  readonly today: () => CivilDate;
}

/** `reviewInDays`, here and on the next lists: days from today until they leave the list, or the invitation goes. */
export const PriorNotification = t.type(
  { ...person, recallType: RecallType, nextTestDueDate: CivilDate, listedOn: CivilDate, reviewBy: CivilDate, reviewInDays: t.Integer, confirmed: t.boolean, lastTest: orNull(LastTest) },
  'PriorNotification',
);

export const priorNotification = (row: Seen<PriorNotificationRow>, { today }: Clock): t.TypeOf<typeof PriorNotification> => ({
  ...personOf(row),
  recallType: row.status,
  nextTestDueDate: row.next_test_due_date,
  listedOn: row.listed_on,
  reviewBy: row.review_by,
  reviewInDays: daysBetween(today(), row.review_by),
  confirmed: row.confirmed,
  lastTest: lastTestOf(row),
});

export const NonResponder = t.type(
  { ...person, recallType: RecallType, nextTestDueDate: orNull(CivilDate), since: CivilDate, listedUntil: CivilDate, reviewInDays: t.Integer, nonResponderCount: t.Integer, lastTest: orNull(LastTest) },
  'NonResponder',
);

export const nonResponder = (row: Seen<NonResponderRow>, { today }: Clock): t.TypeOf<typeof NonResponder> => ({
  ...personOf(row),
  recallType: row.status,
  nextTestDueDate: row.next_test_due_date,
  since: row.since,
  listedUntil: row.listed_until,
  reviewInDays: daysBetween(today(), row.listed_until),
  nonResponderCount: row.non_responder_count,
  lastTest: lastTestOf(row),
});

export const ToReview = t.type(
  { ...person, kind: t.string, newPatient: t.boolean, recallType: RecallType, nextTestDueDate: orNull(CivilDate), ceasedFor: orNull(CeaseReason), since: CivilDate, listedUntil: CivilDate, reviewInDays: t.Integer, lastTest: orNull(LastTest) },
  'ToReview',
);

export const toReview = (row: Seen<ToReviewRow>, { today }: Clock): t.TypeOf<typeof ToReview> => ({
  ...personOf(row),
  kind: row.kind,
  newPatient: row.kind !== 'recently-ceased',
  recallType: row.status,
  nextTestDueDate: row.next_test_due_date,
  ceasedFor: row.ceased_reason,
  since: row.since,
  listedUntil: row.listed_until,
  reviewInDays: daysBetween(today(), row.listed_until),
  lastTest: lastTestOf(row),
});

export const AwaitingValidation = t.type(
  { ...person, testDate: CivilDate, codes: t.string, repeatMonths: orNull(t.Integer), selfSample: t.boolean, slideNumber: orNull(t.string), laboratory: orNull(t.string), reasons: t.array(t.string), since: CivilDate },
  'AwaitingValidation',
);

export const awaitingValidation = (row: Seen<RefusedResultRow>): t.TypeOf<typeof AwaitingValidation> => ({
  ...personOf(row),
  testDate: row.test_date,
  codes: row.codes,
  repeatMonths: row.repeat_months,
  selfSample: row.self_sample,
  slideNumber: row.slide_number,
  laboratory: row.laboratory,
  reasons: [...row.reasons],
  since: row.since,
});

export const OnFailsafe = t.type(
  { ...person, since: CivilDate, referral: orNull(t.type({ testDate: CivilDate, weeks: orNull(t.Integer) })), lastTest: orNull(LastTest) },
  'OnFailsafe',
);

export const onFailsafe = (row: Seen<FailsafeRow>): t.TypeOf<typeof OnFailsafe> => ({
  ...personOf(row),
  since: row.since,
  referral: row.referred_on_test_of === null ? null : { testDate: row.referred_on_test_of, weeks: row.referral_weeks },
  lastTest: lastTestOf(row),
});

export const Letter = t.type(
  { position: t.Integer, reference: t.string, participantId: ParticipantId, letter: LetterCode, testDate: orNull(CivilDate), askedOn: CivilDate, practice: orNull(t.string), restricted: t.boolean, state: t.string },
  'Letter',
);

export const letter = (row: Seen<LetterRow>): t.TypeOf<typeof Letter> => ({
  position: row.position,
  reference: row.event_id,
  participantId: row.participant_id as ParticipantId,
  letter: row.letter,
  testDate: row.test_date,
  askedOn: row.asked_on,
  practice: row.practice,
  restricted: row.restricted,
  state: row.state,
});
