import * as t from 'io-ts';
import type { Seen } from '../../../application/access/seen.ts';
import type { ParticipantHistory } from '../../../application/participant-history.ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import { CeaseReason, Gender, RecallStatus, RecallType } from '../../../domain/codes/recall.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { ParticipantNumber } from '../../../domain/identifiers/participant-number.ts';
import { Address } from '../../../domain/participant/demographics.ts';
import { nextTestDueDate, recallStatus } from '../../../domain/participant/participant.ts';
import type { ParticipantSummaryRow } from '../../../projections/participant-summary/table.ts';
import { orNull } from './or-null.ts';

/** Enough of a participant to tell whether they are the one looked for. */
export const Found = t.type(
  {
    participantId: ParticipantId,
    nhsNumber: ParticipantNumber,
    prefix: orNull(t.string),
    givenName: orNull(t.string),
    familyName: t.string,
    previousFamilyName: orNull(t.string),
    dateOfBirth: CivilDate,
    gender: Gender,
    address: orNull(Address),
    practice: orNull(t.string),
    /** Where it is, and address and practice are null, they are hidden. */
    restricted: t.boolean,
    active: t.boolean,
    recallType: RecallType,
    recallStatus: RecallStatus,
    nextTestDueDate: orNull(CivilDate),
    ceasedFor: orNull(CeaseReason),
  },
  'Found',
);
export type Found = t.TypeOf<typeof Found>;

export const foundParticipant = ({ participantId, participant: p }: Seen<Pick<ParticipantHistory, 'participantId' | 'participant'>>): Found => ({
  participantId,
  nhsNumber: p.nhsNumber,
  prefix: p.demographics.name.prefix,
  givenName: p.demographics.name.given,
  familyName: p.demographics.name.family,
  previousFamilyName: p.demographics.name.previousFamily,
  dateOfBirth: p.demographics.dateOfBirth,
  gender: p.demographics.gender,
  address: p.demographics.address,
  practice: p.demographics.practice,
  restricted: p.restricted,
  active: p.inactive === null,
  recallType: p.schedule.recallType,
  recallStatus: recallStatus(p),
  nextTestDueDate: nextTestDueDate(p),
  ceasedFor: p.ceased?.reason ?? null,
});

export const foundRow = (row: Seen<ParticipantSummaryRow>): Found => ({
  participantId: row.participant_id as ParticipantId,
  nhsNumber: row.nhs_number as ParticipantNumber,
  prefix: row.prefix,
  givenName: row.given_name,
  familyName: row.family_name,
  previousFamilyName: row.previous_family_name,
  dateOfBirth: row.date_of_birth,
  gender: row.gender,
  address: row.address_lines.length === 0 && row.postcode === null ? null : { lines: [...row.address_lines], postcode: row.postcode },
  practice: row.practice,
  restricted: row.restricted,
  active: row.registration === 'active',
  recallType: row.recall_type,
  recallStatus: row.recall_status,
  nextTestDueDate: row.next_test_due_date,
  ceasedFor: row.ceased_reason,
});
