import type { QueryExecutorProvider } from 'kysely';
import type { Sees } from '../../domain/access/sees.ts';
import { ofPractice } from '../tables/of-practice.ts';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { type NonResponderRow, nonRespondersTable as table } from './table.ts';

/** A practice's non-responders (null: of those registered with none), those who leave the list soonest first. */
export const nonRespondersOf =
  (db: QueryExecutorProvider) =>
  (practice: string | null, sees: Sees, request: PageRequest): Promise<Paged<NonResponderRow>> =>
    page(db, { table, order: ['listed_until', 'participant_id'] }, ofPractice(practice, sees), request);

export const countNonResponders =
  (db: QueryExecutorProvider) =>
  (practice: string | null, sees: Sees): Promise<number> =>
    count(db, table, ofPractice(practice, sees));
