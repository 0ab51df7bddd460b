import type { Either } from 'fp-ts/lib/Either.js';
import type { Happening } from '../application/ports/event-log.ts';
import type { Columns, RowOf, Table, TableOf } from './tables/table.ts';

/** Streams of one kind, and what is kept in mind of each while its events are read in order. */
export interface Source<State> {
  /** How the names of these streams begin; the rest of a name is a UUID in lower case, and the owner of the rows. */
  readonly prefix: string;
  readonly start: State;
  /** Left: a code (no personal data) that says why this event cannot be taken, now or ever. */
  readonly take: (state: State, event: Happening) => Either<string, State>;
}

/** The event up to which a state holds. */
export interface Place {
  readonly revision: number;
  readonly position: number;
}

/**
 * A read model: a table, and the rows that one stream has in it. A pure function of the stream's events, so that a
 * table may be filled batch by batch as events come or all at once from the beginning, and is the same to the byte.
 */
export interface Projection<State> {
  readonly table: Table;
  /** Another version than the one the table was filled with: it is filled anew. */
  readonly version: string;
  readonly rows: (owner: string, state: State, at: Place) => readonly object[];
}

export const projection = <State, C extends Columns>(
  table: TableOf<C>,
  version: string,
  rows: (owner: string, state: State, at: Place) => readonly RowOf<TableOf<C>>[],
): Projection<State> => ({ table, version, rows });
