import { failsafeTable } from '../failsafe/table.ts';
import { viewOf } from './view.ts';

export const overdueOutcomes = viewOf(failsafeTable, {
  name: 'overdue_outcomes',
  says: `The failsafe list. ${failsafeTable.says}`,
  carries: ['participant_id', 'practice', 'since', 'referred_on_test_of', 'referral_weeks', 'last_test_date', 'last_test_codes'],
});
