import { type Either, left, right } from 'fp-ts/lib/Either.js';
import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import { cursorAfter, placeOf } from './cursor.ts';
import { type Columns, type RowOf, schema, type Table, type TableOf } from './table.ts';

/** Part of a list: at most `limit` rows (from 1), after a cursor that came with the part before. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | null;
  /** Name of the order, with a minus before it for the other way round; the list's usual one where it is not said. */
  readonly sort?: string;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Leads to the rows that follow; null at the end. Holds no personal data. */
  readonly next: string | null;
}

export type Paged<Row> = Either<'invalid-cursor', Page<Row>>;

/** A list over one table: which rows, and in which order. The order must be unique; over many rows, that of an index. */
export interface Listing<C extends Columns> {
  readonly table: TableOf<C>;
  readonly order: readonly (keyof C & string)[];
  readonly descending?: boolean;
  /** What its cursors must say of the order. */
  readonly sort?: string;
}

/** The columns of a listing's order say where a page ends, and what comes meanwhile shifts nothing: no row is shown twice or left out. */
export const page = async <C extends Columns>(
  db: QueryExecutorProvider,
  { table, order, descending = false, sort }: Listing<C>,
  where: RawBuilder<unknown>,
  { limit, cursor = null }: PageRequest,
): Promise<Paged<RowOf<TableOf<C>>>> => {
  const said = sort === undefined ? [] : [sort];
  const place = cursor === null ? null : placeOf(table, order, cursor, ...said);
  if (place === undefined) return left('invalid-cursor');
  const columns = sql.join(order.map((column) => sql.ref(column)));
  const directed = descending ? sql.join(order.map((column) => sql`${sql.ref(column)} desc`)) : columns;
  const after = place === null ? sql`true` : sql`(${columns}) ${descending ? sql`<` : sql`>`} (${sql.join(place)})`;
  const { rows } = await sql<RowOf<TableOf<C>>>`
    select * from ${sql.table(`${schema}.${table.name}`)} where ${where} and ${after} order by ${directed} limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  return right({ rows: shown, next: rows.length > limit ? cursorAfter(order, shown.at(-1) as object, ...said) : null });
};

/** How many rows there are. */
export const count = async (db: QueryExecutorProvider, { name }: Table, where: RawBuilder<unknown>): Promise<number> => {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(`${schema}.${name}`)} where ${where}`.execute(db);
  return rows[0]?.rows ?? 0;
};
