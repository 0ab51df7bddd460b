import { type QueryExecutorProvider, sql } from 'kysely';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { type FailsafeRow, failsafeTable as table } from './table.ts';

/** The failsafe worklist of the whole programme, longest overdue first. */
export const failsafeList =
  (db: QueryExecutorProvider) =>
  (request: PageRequest): Promise<Paged<FailsafeRow>> =>
    page(db, { table, order: ['since', 'participant_id'] }, sql`true`, request);

export const countFailsafe = (db: QueryExecutorProvider) => (): Promise<number> => count(db, table, sql`true`);
