import { validationTable } from '../validation/table.ts';
import { viewOf } from './view.ts';

export const refusedResults = viewOf(validationTable, {
  name: 'refused_results',
  says: validationTable.says,
  carries: ['participant_id', 'item', 'practice', 'test_date', 'codes', 'repeat_months', 'self_sample', 'laboratory', 'sender_code', 'reasons', 'since'],
});
