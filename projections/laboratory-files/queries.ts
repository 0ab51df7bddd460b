import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { type LaboratoryFileRow, laboratoryFilesTable as table } from './table.ts';

/** Which files. Where nothing is said, all. */
export interface FilesAsked {
  readonly state?: LaboratoryFileRow['state'] | undefined;
  readonly laboratory?: string | undefined;
}

const where = ({ state, laboratory }: FilesAsked): RawBuilder<unknown> =>
  sql`${state === undefined ? sql`true` : sql`state = ${state}`} and ${laboratory === undefined ? sql`true` : sql`laboratory = ${laboratory}`}`;

/** Files in the order of the days on which they came. */
export const laboratoryFilesThat =
  (db: QueryExecutorProvider) =>
  (asked: FilesAsked, request: PageRequest): Promise<Paged<LaboratoryFileRow>> =>
    page(db, { table, order: ['received_on', 'file_id'] }, where(asked), request);

export const countLaboratoryFiles =
  (db: QueryExecutorProvider) =>
  (asked: FilesAsked): Promise<number> =>
    count(db, table, where(asked));

export const laboratoryFile =
  (db: QueryExecutorProvider) =>
  async (fileId: string): Promise<LaboratoryFileRow | null> =>
    (await sql<LaboratoryFileRow>`select * from read_model.laboratory_file where file_id = ${fileId}`.execute(db)).rows[0] ?? null;
