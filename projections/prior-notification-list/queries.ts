import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { Sees } from '../../domain/access/sees.ts';
import { ofPractice } from '../tables/of-practice.ts';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { type PriorNotificationRow, priorNotificationListTable as table } from './table.ts';

/** Whose list: the practice (null: those registered with none), and whether only those who wait for an answer or all who are on it. */
export interface PriorNotificationFilter {
  readonly practice: string | null;
  readonly sees: Sees;
  readonly awaitingAnswer: boolean;
}

const where = ({ practice, sees, awaitingAnswer }: PriorNotificationFilter): RawBuilder<unknown> =>
  awaitingAnswer ? sql`${ofPractice(practice, sees)} and not confirmed` : ofPractice(practice, sees);

/** The list, soonest review first, then the more urgent. TT-10. */
export const priorNotifications =
  (db: QueryExecutorProvider) =>
  (filter: PriorNotificationFilter, request: PageRequest): Promise<Paged<PriorNotificationRow>> =>
    page(db, { table, order: ['review_by', 'urgency', 'participant_id'] }, where(filter), request);

export const countPriorNotifications =
  (db: QueryExecutorProvider) =>
  (filter: PriorNotificationFilter): Promise<number> =>
    count(db, table, where(filter));
