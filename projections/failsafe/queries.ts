import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import { all } from '../tables/conditions.ts';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { ordered } from '../tables/sorts.ts';
import { type FailsafeRow, failsafeTable as table } from './table.ts';

export interface FailsafeFilter {
  /** Those who were to be seen within so many weeks: 2 or 6. */
  readonly weeks?: number | undefined;
}

const where = ({ weeks }: FailsafeFilter): RawBuilder<unknown> => all(weeks !== undefined && sql`referral_weeks = ${weeks}`);

export const failsafeSorts = { since: ['since', 'participant_id'] } as const;

/** The failsafe worklist of the whole programme, usually longest overdue first. */
export const failsafeList =
  (db: QueryExecutorProvider) =>
  (request: PageRequest, filter: FailsafeFilter = {}): Promise<Paged<FailsafeRow>> =>
    page(db, { table, ...ordered(failsafeSorts, request.sort) }, where(filter), request);

export const countFailsafe =
  (db: QueryExecutorProvider) =>
  (filter: FailsafeFilter = {}): Promise<number> =>
    count(db, table, where(filter));
