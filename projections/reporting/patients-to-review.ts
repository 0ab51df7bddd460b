import { toReviewTable } from '../to-review/table.ts';
import { viewOf } from './view.ts';

export const patientsToReview = viewOf(toReviewTable, {
  name: 'patients_to_review',
  says: toReviewTable.says,
  carries: ['participant_id', 'practice', 'kind', 'since', 'listed_until', 'status', 'next_test_due_date', 'ceased_reason', 'last_test_date', 'last_test_codes'],
});
