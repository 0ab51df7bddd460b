import { date, flag, integer, optional, personal, text, texts } from '../tables/columns.ts';
import { personColumns, restrictedColumn } from '../tables/person.ts';
import { type RowOf, table } from '../tables/table.ts';

export const validationTable = table({
  name: 'refused_result',
  says: 'Results that failed validation and wait to be corrected or removed. Nothing of them is on the record, and letters to the participant are held.',
  columns: {
    ...personColumns,
    item: integer('Which of the refused results of this participant, from 1, in order of arrival.'),
    test_date: date('Day of the test.'),
    codes: text('Cytology, HPV and action as the laboratory sent them.'),
    repeat_months: optional(integer('Months to the next test as the laboratory sent them.')),
    self_sample: flag('Whether the participant took the sample.'),
    slide_number: personal(optional(text('Slide number.'))),
    laboratory: optional(text('National code of the laboratory.')),
    sender_code: optional(text('Code of the sender.')),
    reasons: texts('Why it was refused: codes of the rules it broke.'),
    since: date('Day on which it was refused.'),
    ...restrictedColumn,
  },
  key: ['participant_id', 'item'],
  indexes: [['since', 'participant_id', 'item']],
});
export type RefusedResultRow = RowOf<typeof validationTable>;
