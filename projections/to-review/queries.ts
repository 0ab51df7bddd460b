import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { Sees } from '../../domain/access/sees.ts';
import type { RecallType } from '../../domain/codes/recall.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Review } from '../../domain/participant/participant.ts';
import { all } from '../tables/conditions.ts';
import { ofPractice } from '../tables/of-practice.ts';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { ordered } from '../tables/sorts.ts';
import { type ToReviewRow, toReviewTable as table } from './table.ts';

type ReviewKind = Review['kind'];

/** The list of a practice (null: of those registered with none) on a day. */
export interface ToReviewFilter {
  readonly practice: string | null;
  readonly sees: Sees;
  readonly on: CivilDate;
  readonly kind?: ReviewKind | undefined;
  readonly recallType?: RecallType | undefined;
  /** Those who leave the list by this day. */
  readonly listedUntilTo?: CivilDate | undefined;
}

const where = ({ practice, sees, on, kind, recallType, listedUntilTo }: ToReviewFilter): RawBuilder<unknown> =>
  all(
    ofPractice(practice, sees),
    sql`listed_until > ${on}`,
    kind !== undefined && sql`kind = ${kind}`,
    recallType !== undefined && sql`status = ${recallType}`,
    listedUntilTo !== undefined && sql`listed_until <= ${listedUntilTo}`,
  );

export const toReviewSorts = { 'listed-until': ['listed_until', 'participant_id'], 'since': ['since', 'participant_id'] } as const;

/** Whom a practice should look at, usually those who leave the list soonest first. */
export const peopleToReview =
  (db: QueryExecutorProvider) =>
  (filter: ToReviewFilter, request: PageRequest): Promise<Paged<ToReviewRow>> =>
    page(db, { table, ...ordered(toReviewSorts, request.sort) }, where(filter), request);

export const countToReview =
  (db: QueryExecutorProvider) =>
  (filter: ToReviewFilter): Promise<number> =>
    count(db, table, where(filter));
