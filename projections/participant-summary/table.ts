import {
  CeaseReason, DeferralReason, Gender, InactiveReason, RecallStatus, RecallType, ScheduleBasis,
} from '../../domain/codes/recall.ts';
import { bigint, date, explained, flag, integer, optional, personal, text, texts, word } from '../tables/columns.ts';
import { lastTestColumns } from '../tables/last-test.ts';
import { personColumns, restrictedColumn } from '../tables/person.ts';
import { type RowOf, table } from '../tables/table.ts';

const forSearch = 'as it is searched for: upper case, without diacritics, spaces and punctuation.';

export const participantSummaryTable = table({
  name: 'participant_summary',
  says: 'One row for each participant: who they are and where they stand in the programme now.',
  columns: {
    ...personColumns,
    prefix: personal(optional(text('Title.'))),
    other_given_names: personal(optional(text('Further given names.'))),
    previous_family_name: personal(optional(text('Family name before it changed.'))),
    family_name_search: personal(optional(text(`Family name ${forSearch}`))),
    previous_family_name_search: personal(optional(text(`Previous family name ${forSearch}`))),
    given_name_search: personal(optional(text(`First given name ${forSearch}`))),
    postcode_search: personal(optional(text(`Postcode ${forSearch}`))),
    gender: word(Gender, 'Gender as registered.'),
    address_lines: personal(texts('Address without postcode, a line each; no lines when there is none.')),
    postcode: personal(optional(text('Postcode.'))),
    joined_on: date('Day on which they joined the programme.'),
    opted_in: flag('Whether they asked to be called although not registered female.'),
    registration: explained({ active: 'is called when due', inactive: 'died, left or was removed, or a deactivated dummy registration' }, 'Whether they are in the programme.'),
    inactive_reason: optional(word(InactiveReason, 'Why they are inactive.')),
    inactive_since: optional(date('From which day.')),
    recall_type: word(RecallType, 'Why they are called next.'),
    recall_status: word(RecallStatus, 'Where they stand in the round of invitations that leads to the next test due date.'),
    recall_status_since: date('From which day.'),
    next_test_due_date: optional(date('Next test due date; empty when ceased, inactive or not called.')),
    basis: word(ScheduleBasis, 'What set the next test due date.'),
    ceased_reason: optional(word(CeaseReason, 'Why they are ceased.')),
    ceased_since: optional(date('From which day.')),
    paused: flag('Whether letters and notifications are held back, by hand or because a result failed validation.'),
    paused_by_hand_since: optional(date('Day on which somebody paused them.')),
    non_responder_count: integer('How many rounds of invitations they did not answer.'),
    deferrals_in_a_row: integer('How many deferrals came one after the other, up to now.'),
    last_deferral_reason: optional(word(DeferralReason, 'Reason of the last deferral.')),
    last_deferral_on: optional(date('Day of the last deferral.')),
    ...lastTestColumns,
    results: integer('How many tests are on the record.'),
    referred_on_test_of: optional(date('Day of the test for which they are referred to colposcopy, with no outcome yet.')),
    referral_weeks: optional(integer('Weeks within which they are to be seen there: 2 or 6.')),
    revision: bigint('Number of their last event, from 0: what a change must have seen.'),
    position: bigint('Place of their last event in the event log.'),
    last_adequate_test_date: optional(date('Day of the newest test on the record that was not inadequate (cytology inadequate or HPV unavailable); empty when there is none.')),
    ...restrictedColumn,
  },
  key: ['participant_id'],
  indexes: [
    ['nhs_number'],
    // Given name and postcode are compared within the index, among those born on a day.
    ['date_of_birth', 'family_name_search', 'given_name_search', 'postcode_search'],
    ['date_of_birth', 'previous_family_name_search'],
    ['practice', 'participant_id'],
  ],
});
export type ParticipantSummaryRow = RowOf<typeof participantSummaryTable>;
