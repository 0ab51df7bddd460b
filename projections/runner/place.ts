import { type RawBuilder, sql } from 'kysely';
import { schema, type Table } from '../tables/table.ts';

/** Where rows are written, and which streams are not shown there to their end: the live tables, or others filled beside them. */
export interface Place {
  readonly rows: (table: Table) => RawBuilder<unknown>;
  readonly parked: RawBuilder<unknown>;
}

export const live: Place = { rows: ({ name }) => sql.table(`${schema}.${name}`), parked: sql.table(`${schema}.parked`) };
