import * as t from 'io-ts';
import type { Seen } from '../../../application/access/seen.ts';
import { statusLine } from '../../../application/explain/status-line.ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import { LetterCode } from '../../../domain/codes/letter.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { CeaseReason, InactiveReason, RecallStatus, RecallType, ScheduleBasis } from '../../../domain/codes/recall.ts';
import { RefusalCode } from '../../../domain/codes/refusal.ts';
import { ageOn, CivilDate } from '../../../domain/dates/civil-date.ts';
import { ParticipantNumber } from '../../../domain/identifiers/participant-number.ts';
import { Demographics } from '../../../domain/participant/demographics.ts';
import { nextStep } from '../../../domain/participant/next-step.ts';
import { isPaused, nextTestDueDate, type Participant, recallStatus } from '../../../domain/participant/participant.ts';
import { NoteText } from '../../../domain/participant/noted.ts';
import { RecordedResult, TestResult } from '../../../domain/participant/test-result.ts';
import { RecordedVaccination } from '../../../domain/participant/vaccination.ts';
import type { Policy } from '../../../domain/rules/policy.ts';
import { orNull } from './or-null.ts';

export const Step = oneOf(
  'Step',
  'list-for-prior-notification', 'invite', 'remind', 'record-non-response', 'close-non-response', 'release-letters', 'look-for-outcome',
);

const RefusedResult = t.type({ result: TestResult, refusals: t.array(RefusalCode), since: CivilDate }, 'RefusedResult');
export const ReviewKind = oneOf('ReviewKind', 'new-abnormal-follow-up', 'new-ceased', 'recently-ceased');

/** Who a participant is and where they stand in the programme. */
export const ParticipantSummary = t.type(
  {
    participantId: ParticipantId,
    revision: t.Integer,
    nhsNumber: ParticipantNumber,
    demographics: Demographics,
    age: t.Integer,
    joinedOn: CivilDate,
    optedIn: t.boolean,
    /** As people say it, where it is not the usual: "Ceased – no cervix", "Deferred – pregnancy", "Inactive – the person died". */
    statusLine: orNull(t.string),
    /** Where it is, and address and practice are null, they are hidden. */
    restricted: t.boolean,
    registration: oneOf('Registration', 'active', 'inactive'),
    inactive: orNull(t.type({ reason: InactiveReason, since: CivilDate })),
    nextTestDueDate: orNull(CivilDate),
    recallType: RecallType,
    recallStatus: RecallStatus,
    setBy: ScheduleBasis,
    setOn: CivilDate,
    ceased: orNull(t.type({ reason: CeaseReason, since: CivilDate })),
    deferralsInARow: t.Integer,
    nonResponderCount: t.Integer,
    paused: t.boolean,
    pausedByHandSince: orNull(CivilDate),
    lettersHeld: t.array(t.type({ letter: LetterCode, testDate: orNull(CivilDate), since: CivilDate })),
    results: t.array(RecordedResult),
    resultsAwaitingValidation: t.array(RefusedResult),
    referral: orNull(t.type({ testDate: CivilDate, weeks: t.Integer })),
    failsafeSince: orNull(CivilDate),
    dischargedOn: orNull(CivilDate),
    review: orNull(t.type({ kind: ReviewKind, since: CivilDate })),
    eventInformation: orNull(NoteText),
    vaccinations: t.array(RecordedVaccination),
    nextStep: orNull(t.type({ step: Step, on: CivilDate })),
  },
  'ParticipantSummary',
);
export type ParticipantSummary = t.TypeOf<typeof ParticipantSummary>;

export interface Standing {
  readonly participantId: ParticipantId;
  readonly revision: number;
  readonly participant: Participant;
}

/** The summary of a record as it stands. */
export const summaryOf = ({ participantId, revision, participant: p }: Seen<Standing>, today: CivilDate, policy: Policy): ParticipantSummary => ({
  participantId,
  revision,
  nhsNumber: p.nhsNumber,
  demographics: p.demographics,
  age: ageOn(p.demographics.dateOfBirth, today),
  joinedOn: p.joinedOn,
  optedIn: p.optedIn,
  statusLine: statusLine(p),
  restricted: p.restricted,
  registration: p.inactive === null ? 'active' : 'inactive',
  inactive: p.inactive,
  nextTestDueDate: nextTestDueDate(p),
  recallType: p.schedule.recallType,
  recallStatus: recallStatus(p),
  setBy: p.schedule.basis,
  setOn: p.schedule.since,
  ceased: p.ceased === null ? null : { reason: p.ceased.reason, since: p.ceased.since },
  deferralsInARow: p.deferralsInARow,
  nonResponderCount: p.nonResponderCount,
  paused: isPaused(p),
  pausedByHandSince: p.pausedByHand,
  lettersHeld: p.held.map(({ letter, testDate, since }) => ({ letter, testDate, since })),
  results: [...p.results],
  resultsAwaitingValidation: p.refused.map(({ result, refusals, since }) => ({ result, refusals: [...refusals], since })),
  referral: p.referral,
  failsafeSince: p.failsafeSince,
  dischargedOn: p.dischargedOn,
  review: p.review,
  eventInformation: p.eventInformation,
  vaccinations: [...p.vaccinations],
  nextStep: nextStep(p, policy),
});
