import type { Column } from './columns.ts';

export type Columns = Readonly<Record<string, Column>>;

/** Schema of every read model. */
export const schema = 'read_model';

/**
 * A read model's table, told once: the migration, the types, the statements that write it and its documentation all
 * follow from this. Its rows are a function of events, so it may be emptied and filled again at any time.
 */
export interface Table {
  readonly name: string;
  /** For somebody who reads it with SQL. */
  readonly says: string;
  readonly columns: Columns;
  /** What makes a row unique; the first column names the stream whose events the row follows from. */
  readonly key: readonly [owner: string, ...rest: string[]];
  readonly indexes: readonly (readonly string[])[];
}

/** The same, with its columns known to the compiler. */
export interface TableOf<C extends Columns> extends Table {
  readonly columns: C;
  readonly key: readonly [keyof C & string, ...(keyof C & string)[]];
  readonly indexes: readonly (readonly (keyof C & string)[])[];
}

export type RowOf<T> = T extends { readonly columns: infer C } ? { readonly [K in keyof C]: C[K] extends Column<infer V> ? V : never } : never;

export const table = <const C extends Columns>(told: TableOf<C>): TableOf<C> => told;
