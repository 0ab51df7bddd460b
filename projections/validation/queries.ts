import { type QueryExecutorProvider, sql } from 'kysely';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { type RefusedResultRow, validationTable as table } from './table.ts';

/** Refused results of the whole programme, oldest first. */
export const refusedResults =
  (db: QueryExecutorProvider) =>
  (request: PageRequest): Promise<Paged<RefusedResultRow>> =>
    page(db, { table, order: ['since', 'participant_id', 'item'] }, sql`true`, request);

export const countRefusedResults = (db: QueryExecutorProvider) => (): Promise<number> => count(db, table, sql`true`);
