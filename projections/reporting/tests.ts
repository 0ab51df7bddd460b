import { slideNumbersTable } from '../slide-numbers/table.ts';
import { viewOf } from './view.ts';

export const tests = viewOf(slideNumbersTable, {
  name: 'tests',
  says: 'Every test on a record whose laboratory and slide are known: what somebody was found to have is known of the newest test only, in participants.',
  carries: ['participant_id', 'number', 'laboratory', 'test_date'],
});
