import { priorNotificationListTable } from '../prior-notification-list/table.ts';
import { viewOf } from './view.ts';

export const priorNotifications = viewOf(priorNotificationListTable, {
  name: 'prior_notifications',
  says: priorNotificationListTable.says,
  carries: ['participant_id', 'practice', 'status', 'next_test_due_date', 'listed_on', 'review_by', 'confirmed', 'urgency', 'last_test_date', 'last_test_codes'],
});
