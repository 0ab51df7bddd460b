import { RecallType } from '../../domain/codes/recall.ts';
import { date, integer, optional, word } from '../tables/columns.ts';
import { lastTestColumns } from '../tables/last-test.ts';
import { personColumns, restrictedColumn } from '../tables/person.ts';
import { type RowOf, table } from '../tables/table.ts';

export const nonRespondersTable = table({
  name: 'non_responder',
  says: 'Who did not answer invitation and reminder, for the practice to review, defer or cease.',
  columns: {
    ...personColumns,
    status: word(RecallType, 'Why they were called.'),
    next_test_due_date: optional(date('The date for which they were invited.')),
    since: date('Day on which they became non-responders.'),
    listed_until: date('Day on which they leave the list and get a new next test due date.'),
    non_responder_count: integer('How many rounds of invitations they did not answer, this one among them.'),
    ...lastTestColumns,
    ...restrictedColumn,
  },
  key: ['participant_id'],
  indexes: [['practice', 'listed_until', 'participant_id']],
});
export type NonResponderRow = RowOf<typeof nonRespondersTable>;
