import type { CivilDate } from '../dates/civil-date.ts';
import type { RuleId } from './book.ts';

/** A policy value, the day from which it holds, and the rule that it comes from. */
export interface Dated<T> {
  readonly from: CivilDate;
  readonly rule: RuleId;
  readonly value: T;
}

/** Rows in order of their dates; a change of policy is one more row. */
export type Table<T> = readonly [Dated<T>, ...Dated<T>[]];

/** The row that holds on a day: the last that has begun. Before the first has begun, the first. */
export const inForce = <T>(table: Table<T>, on: CivilDate): Dated<T> => {
  let row = table[0];
  for (const next of table) if (next.from <= on) row = next;
  return row;
};

/** The same policy with one more row, at its place in the order of dates. */
export const withRow = <T>(table: Table<T>, row: Dated<T>): Table<T> =>
  [...table, row].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)) as unknown as Table<T>;
