import { ofParticipants } from '../participant-history.ts';
import { lastTestRow } from '../tables/last-test.ts';
import { personRow } from '../tables/person.ts';
import { nonRespondersTable } from './table.ts';

export const nonResponders = ofParticipants(nonRespondersTable, '2', (participantId, p) => {
  const { round, schedule } = p;
  if (round.status !== 'non-responder' || round.reviewedOn !== null || p.ceased !== null || p.inactive !== null) return [];
  return [
    {
      ...personRow(participantId, p),
      status: schedule.recallType,
      next_test_due_date: schedule.nextTestDueDate,
      since: round.since,
      listed_until: round.listedUntil,
      non_responder_count: p.nonResponderCount,
      ...lastTestRow(p),
      restricted: p.restricted,
    },
  ];
});
