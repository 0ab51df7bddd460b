import { date, integer, personal, text, uuid } from '../tables/columns.ts';
import { type RowOf, table } from '../tables/table.ts';

export const slideNumbersTable = table({
  name: 'slide_number',
  says: 'The slides of all results on a record, as far as laboratory and slide number are known. Whoever brings the same slide of the same laboratory is refused; two participants with one slide came together at the same instant, or with a history from an earlier system.',
  columns: {
    participant_id: uuid('On whose record the result is.'),
    number: integer('Which of the results of this participant, from 1, in order of arrival.'),
    laboratory: text('National code of the laboratory.'),
    slide_number: personal(text('Slide number.')),
    test_date: date('Day of the test.'),
  },
  key: ['participant_id', 'number'],
  indexes: [['slide_number', 'laboratory']],
});
export type SlideNumberRow = RowOf<typeof slideNumbersTable>;
