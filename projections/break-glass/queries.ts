import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { type BreakGlassRow, breakGlassTable as table } from './table.ts';

/** Which looks; where nothing is said, all. */
export interface LooksAsked {
  readonly reviewed?: boolean | undefined;
}

const where = ({ reviewed }: LooksAsked): RawBuilder<unknown> => (reviewed === undefined ? sql`true` : reviewed ? sql`finding is not null` : sql`finding is null`);

/** Looks with a reason, oldest first. */
export const looksThat =
  (db: QueryExecutorProvider) =>
  (asked: LooksAsked, request: PageRequest): Promise<Paged<BreakGlassRow>> =>
    page(db, { table, order: ['opened_on', 'id', 'number'] }, where(asked), request);

export const countLooks = (db: QueryExecutorProvider) => (asked: LooksAsked): Promise<number> => count(db, table, where(asked));
