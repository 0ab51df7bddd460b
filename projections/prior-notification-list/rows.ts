import type { RecallType } from '../../domain/codes/recall.ts';
import { ofParticipants } from '../participant-history.ts';
import { lastTestRow } from '../tables/last-test.ts';
import { personRow } from '../tables/person.ts';
import { priorNotificationListTable } from './table.ts';

/** TT-10; those called for the first time come after those who are called again. */
const urgency: Readonly<Record<RecallType, number>> = {
  'inadequate': 1,
  'repeat-advised': 2,
  'routine': 3,
  'called': 4,
  'suspended': 5,
  'ceased': 5,
};

export const priorNotificationList = ofParticipants(priorNotificationListTable, '2', (participantId, p) => {
  const { round, schedule } = p;
  if (round.status !== 'pnl' || p.ceased !== null || p.inactive !== null || schedule.nextTestDueDate === null) return [];
  return [
    {
      ...personRow(participantId, p),
      status: schedule.recallType,
      next_test_due_date: schedule.nextTestDueDate,
      listed_on: round.listedOn,
      review_by: round.respondBy,
      confirmed: round.confirmed,
      urgency: urgency[schedule.recallType],
      ...lastTestRow(p),
      restricted: p.restricted,
    },
  ];
});
