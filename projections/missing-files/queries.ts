import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { type MissingFileRow, missingFilesTable as table } from './table.ts';

/** Which numbers; where nothing is said, all. */
export interface MissingAsked {
  readonly laboratory?: string | undefined;
  readonly handling?: MissingFileRow['handling'] | undefined;
}

const where = ({ laboratory, handling }: MissingAsked): RawBuilder<unknown> =>
  sql`${laboratory === undefined ? sql`true` : sql`laboratory = ${laboratory}`} and ${handling === undefined ? sql`true` : sql`handling = ${handling}`}`;

/** Numbers of files that may be missing, the longest missing first. */
export const filesMissing =
  (db: QueryExecutorProvider) =>
  (asked: MissingAsked, request: PageRequest): Promise<Paged<MissingFileRow>> =>
    page(db, { table, order: ['since', 'link', 'sequence'] }, where(asked), request);

export const countFilesMissing = (db: QueryExecutorProvider) => (asked: MissingAsked): Promise<number> => count(db, table, where(asked));
