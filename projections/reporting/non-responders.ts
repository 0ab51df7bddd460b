import { nonRespondersTable } from '../non-responders/table.ts';
import { viewOf } from './view.ts';

export const nonResponders = viewOf(nonRespondersTable, {
  name: 'non_responders',
  says: nonRespondersTable.says,
  carries: ['participant_id', 'practice', 'status', 'next_test_due_date', 'since', 'listed_until', 'non_responder_count', 'last_test_date', 'last_test_codes'],
});
