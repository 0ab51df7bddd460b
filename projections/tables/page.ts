import { type Either, left, right } from 'fp-ts/lib/Either.js';
import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import { cursorAfter, placeOf } from './cursor.ts';
import { type Columns, type RowOf, schema, type Table, type TableOf } from './table.ts';

/** Part of a list: at most `limit` rows (from 1), after a cursor that came with the part before. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | null;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Leads to the rows that follow; null at the end. Holds no personal data. */
  readonly next: string | null;
}

export type Paged<Row> = Either<'invalid-cursor', Page<Row>>;

/** A list over one table: which rows, and in which order. The order must be that of an index, and unique. */
export interface Listing<C extends Columns> {
  readonly table: TableOf<C>;
  readonly order: readonly (keyof C & string)[];
}

/** The columns of a listing's order say where a page ends, and what comes meanwhile shifts nothing: no row is shown twice or left out. */
export const page = async <C extends Columns>(
  db: QueryExecutorProvider,
  { table, order }: Listing<C>,
  where: RawBuilder<unknown>,
  { limit, cursor = null }: PageRequest,
): Promise<Paged<RowOf<TableOf<C>>>> => {
  const place = cursor === null ? null : placeOf(table, order, cursor);
  if (place === undefined) return left('invalid-cursor');
  const columns = sql.join(order.map((column) => sql.ref(column)));
  const after = place === null ? sql`true` : sql`(${columns}) > (${sql.join(place)})`;
  const { rows } = await sql<RowOf<TableOf<C>>>`
    select * from ${sql.table(`${schema}.${table.name}`)} where ${where} and ${after} order by ${columns} limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  return right({ rows: shown, next: rows.length > limit ? cursorAfter(order, shown.at(-1) as object) : null });
};

/** How many rows there are. */
export const count = async (db: QueryExecutorProvider, { name }: Table, where: RawBuilder<unknown>): Promise<number> => {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(`${schema}.${name}`)} where ${where}`.execute(db);
  return rows[0]?.rows ?? 0;
};
