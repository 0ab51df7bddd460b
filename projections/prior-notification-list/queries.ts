import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { Sees } from '../../domain/access/sees.ts';
import type { RecallType } from '../../domain/codes/recall.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { all } from '../tables/conditions.ts';
import { ofPractice } from '../tables/of-practice.ts';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { ordered } from '../tables/sorts.ts';
import { type PriorNotificationRow, priorNotificationListTable as table } from './table.ts';

/** Whose list: the practice (null: those registered with none), and whether only those who wait for an answer or all who are on it. */
export interface PriorNotificationFilter {
  readonly practice: string | null;
  readonly sees: Sees;
  readonly awaitingAnswer: boolean;
  readonly recallType?: RecallType | undefined;
  /** Those who are to be answered for by this day. */
  readonly reviewByTo?: CivilDate | undefined;
}

const where = ({ practice, sees, awaitingAnswer, recallType, reviewByTo }: PriorNotificationFilter): RawBuilder<unknown> =>
  all(
    ofPractice(practice, sees),
    awaitingAnswer && sql`not confirmed`,
    recallType !== undefined && sql`status = ${recallType}`,
    reviewByTo !== undefined && sql`review_by <= ${reviewByTo}`,
  );

export const priorNotificationSorts = {
  'review-by': ['review_by', 'urgency', 'participant_id'],
  'urgency': ['urgency', 'review_by', 'participant_id'],
  'next-test-due-date': ['next_test_due_date', 'urgency', 'participant_id'],
  'listed-on': ['listed_on', 'urgency', 'participant_id'],
} as const;

/** The list; usually soonest review first, then the more urgent. TT-10. */
export const priorNotifications =
  (db: QueryExecutorProvider) =>
  (filter: PriorNotificationFilter, request: PageRequest): Promise<Paged<PriorNotificationRow>> =>
    page(db, { table, ...ordered(priorNotificationSorts, request.sort) }, where(filter), request);

export const countPriorNotifications =
  (db: QueryExecutorProvider) =>
  (filter: PriorNotificationFilter): Promise<number> =>
    count(db, table, where(filter));
