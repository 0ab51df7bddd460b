import { addWeeks } from '../../domain/dates/civil-date.ts';
import { nextTestDueDate } from '../../domain/participant/participant.ts';
import { inForce } from '../../domain/rules/dated.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import { ofParticipants } from '../participant-history.ts';
import { lastTestRow } from '../tables/last-test.ts';
import { personRow } from '../tables/person.ts';
import { toReviewTable } from './table.ts';

export const toReview = (policy: Policy) =>
  ofParticipants(toReviewTable, `2, policy ${policy.version}`, (participantId, p) => {
    const { review } = p;
    if (review === null || p.inactive !== null) return [];
    return [
      {
        ...personRow(participantId, p),
        kind: review.kind,
        since: review.since,
        listed_until: addWeeks(review.since, inForce(policy.timetable, review.since).value.reviewList),
        status: p.schedule.recallType,
        next_test_due_date: nextTestDueDate(p),
        ceased_reason: p.ceased?.reason ?? null,
        ...lastTestRow(p),
        restricted: p.restricted,
      },
    ];
  });
