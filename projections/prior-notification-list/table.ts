import { RecallType } from '../../domain/codes/recall.ts';
import { date, flag, integer, word } from '../tables/columns.ts';
import { lastTestColumns } from '../tables/last-test.ts';
import { personColumns, restrictedColumn } from '../tables/person.ts';
import { type RowOf, table } from '../tables/table.ts';

export const priorNotificationListTable = table({
  name: 'prior_notification_list',
  says: 'Who is about to be invited, for the practice to invite, defer or cease.',
  columns: {
    ...personColumns,
    status: word(RecallType, 'Why they are called.'),
    next_test_due_date: date('Next test due date.'),
    listed_on: date('Day on which they came on the list.'),
    review_by: date('The practice may answer until then; no answer means invite.'),
    confirmed: flag('The practice has answered Invite.'),
    urgency: integer('Order among those to be reviewed by the same day: 1 inadequate, 2 repeat advised, 3 routine, 4 called, 5 others.'),
    ...lastTestColumns,
    ...restrictedColumn,
  },
  key: ['participant_id'],
  indexes: [['practice', 'review_by', 'urgency', 'participant_id']],
});
export type PriorNotificationRow = RowOf<typeof priorNotificationListTable>;
