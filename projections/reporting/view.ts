import type { Columns, TableOf } from '../tables/table.ts';

/** What a column shows, in SQL, and what it says to whoever reads it. */
export interface ViewColumn {
  readonly sql: string;
  readonly says: string;
}

/** A view for those who report with SQL, told once: the view, its comments and its documentation all follow from this. */
export interface View {
  readonly name: string;
  readonly says: string;
  readonly columns: Readonly<Record<string, ViewColumn>>;
  /** The read model that it shows row by row, if it does. */
  readonly over?: string;
  /** What follows FROM, where the read models stand in a schema. */
  readonly from: (readModels: string) => string;
}

/** A function for the same people. It is told the day: it never asks which day it is. */
export interface ReportingFunction {
  readonly name: string;
  readonly says: string;
  readonly takes: string;
  readonly returns: string;
  /** In SQL, where the views stand in a schema. */
  readonly body: (reporting: string) => string;
}

/** A practice tells where somebody restricted may be found: nobody who counts people needs it. D-38. */
const practiceOf = (says: string): ViewColumn => ({ sql: 'case when not restricted then practice end', says: `${says.replace(/\.$/, '')}, and for restricted records.` });

const carried = <C extends Columns>(columns: C, names: readonly (keyof C & string)[]): Record<string, ViewColumn> =>
  Object.fromEntries(
    names.map((name) => {
      const says = columns[name]?.says ?? '';
      return [name, name === 'practice' && Object.hasOwn(columns, 'restricted') ? practiceOf(says) : { sql: name, says }];
    }),
  );

interface Over<C extends Columns> extends Pick<View, 'name' | 'says'> {
  /** Columns shown as they stand in the table, with what they say there. */
  readonly carries: readonly (keyof C & string)[];
  readonly adds?: Readonly<Record<string, ViewColumn>>;
}

/** A view with a row for each row of a read model's table. */
export const viewOf = <C extends Columns>(table: TableOf<C>, { name, says, carries, adds = {} }: Over<C>): View => ({
  name,
  says,
  columns: { ...carried(table.columns, carries), ...adds },
  over: table.name,
  from: (readModels) => `${readModels}.${table.name}`,
});

/** A text as SQL writes it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const listed = (words: readonly string[]): string => words.map(quoted).join(', ');
