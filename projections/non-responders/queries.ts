import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { Sees } from '../../domain/access/sees.ts';
import type { RecallType } from '../../domain/codes/recall.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { all } from '../tables/conditions.ts';
import { ofPractice } from '../tables/of-practice.ts';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { ordered } from '../tables/sorts.ts';
import { type NonResponderRow, nonRespondersTable as table } from './table.ts';

/** Whose list: the practice; null: those registered with none. */
export interface NonResponderFilter {
  readonly practice: string | null;
  readonly sees: Sees;
  readonly recallType?: RecallType | undefined;
  /** Those who leave the list by this day. */
  readonly listedUntilTo?: CivilDate | undefined;
}

const where = ({ practice, sees, recallType, listedUntilTo }: NonResponderFilter): RawBuilder<unknown> =>
  all(ofPractice(practice, sees), recallType !== undefined && sql`status = ${recallType}`, listedUntilTo !== undefined && sql`listed_until <= ${listedUntilTo}`);

export const nonResponderSorts = {
  'listed-until': ['listed_until', 'participant_id'],
  'since': ['since', 'participant_id'],
  'non-responder-count': ['non_responder_count', 'listed_until', 'participant_id'],
} as const;

/** A practice's non-responders, usually those who leave the list soonest first. */
export const nonRespondersOf =
  (db: QueryExecutorProvider) =>
  (filter: NonResponderFilter, request: PageRequest): Promise<Paged<NonResponderRow>> =>
    page(db, { table, ...ordered(nonResponderSorts, request.sort) }, where(filter), request);

export const countNonResponders =
  (db: QueryExecutorProvider) =>
  (filter: NonResponderFilter): Promise<number> =>
    count(db, table, where(filter));
