import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { Sees } from '../../domain/access/sees.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { ofPractice } from '../tables/of-practice.ts';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { type ToReviewRow, toReviewTable as table } from './table.ts';

/** The list of a practice (null: of those registered with none) on a day. */
export interface ToReviewFilter {
  readonly practice: string | null;
  readonly sees: Sees;
  readonly on: CivilDate;
}

const where = ({ practice, sees, on }: ToReviewFilter): RawBuilder<unknown> => sql`${ofPractice(practice, sees)} and listed_until > ${on}`;

/** Whom a practice should look at, those who leave the list soonest first. */
export const peopleToReview =
  (db: QueryExecutorProvider) =>
  (filter: ToReviewFilter, request: PageRequest): Promise<Paged<ToReviewRow>> =>
    page(db, { table, order: ['listed_until', 'participant_id'] }, where(filter), request);

export const countToReview =
  (db: QueryExecutorProvider) =>
  (filter: ToReviewFilter): Promise<number> =>
    count(db, table, where(filter));
