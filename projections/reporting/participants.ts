import { participantSummaryTable } from '../participant-summary/table.ts';
import { viewOf } from './view.ts';

/** The codes as they are written (X0A, 29R, 2A): cytology first, action last, HPV between them if there is one. */
const codes = 'last_test_codes';

export const participants = viewOf(participantSummaryTable, {
  name: 'participants',
  says: 'One row for each participant: where they stand in the programme now. The other views are joined to it by participant_id.',
  carries: [
    'participant_id', 'practice', 'gender', 'joined_on', 'opted_in', 'registration', 'inactive_reason', 'inactive_since',
    'recall_type', 'recall_status', 'recall_status_since', 'next_test_due_date', 'basis', 'ceased_reason', 'ceased_since',
    'paused', 'paused_by_hand_since', 'non_responder_count', 'deferrals_in_a_row', 'last_deferral_reason', 'last_deferral_on',
    'results', 'last_test_date', 'last_test_codes', 'last_test_months', 'last_adequate_test_date', 'referred_on_test_of', 'referral_weeks',
  ],
  adds: {
    birth_month: { sql: 'date_of_birth - extract(day from date_of_birth)::integer + 1', says: 'First day of the month of birth; the day of birth is not shown. The function age tells the age at the end of a month.' },
    dummy: { sql: `starts_with(nhs_number, 'T')`, says: 'Whether it is a dummy registration: results of somebody who could not be matched to anybody. Never called; not part of the population.' },
    last_test_cytology: { sql: `left(${codes}, 1)`, says: 'Cytology of the newest test: X none, 0 ?glandular non-cervical, 1 inadequate, 2 negative, 3 low-grade, 4 severe, 5 ?invasive, 6 ?glandular endocervical, 7 moderate, 8 borderline squamous, 9 borderline endocervical, - self-sample.' },
    last_test_hpv: { sql: `nullif(substr(${codes}, 2, length(${codes}) - 2), '')`, says: 'HPV of the newest test: 0 negative, 9 positive, U unavailable or unreliable, Q not tested; empty for a test without HPV.' },
    last_test_action: { sql: `right(${codes}, 1)`, says: 'Action of the newest test: A routine recall, R early repeat, S suspended and referred to colposcopy, H only recorded.' },
  },
});
