import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { RefusalCode } from '../../domain/codes/refusal.ts';
import { all } from '../tables/conditions.ts';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { ordered } from '../tables/sorts.ts';
import { type RefusedResultRow, validationTable as table } from './table.ts';

export interface RefusedResultFilter {
  /** National code of the laboratory. */
  readonly laboratory?: string | undefined;
  /** Those that were refused for this, among other things. */
  readonly reason?: RefusalCode | undefined;
}

const where = ({ laboratory, reason }: RefusedResultFilter): RawBuilder<unknown> =>
  all(laboratory !== undefined && sql`laboratory = ${laboratory}`, reason !== undefined && sql`${reason} = any(reasons)`);

export const refusedResultSorts = { 'since': ['since', 'participant_id', 'item'], 'test-date': ['test_date', 'participant_id', 'item'] } as const;

/** Refused results of the whole programme, usually oldest first. */
export const refusedResults =
  (db: QueryExecutorProvider) =>
  (request: PageRequest, filter: RefusedResultFilter = {}): Promise<Paged<RefusedResultRow>> =>
    page(db, { table, ...ordered(refusedResultSorts, request.sort) }, where(filter), request);

export const countRefusedResults =
  (db: QueryExecutorProvider) =>
  (filter: RefusedResultFilter = {}): Promise<number> =>
    count(db, table, where(filter));
