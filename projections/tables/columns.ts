import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';
import type * as t from 'io-ts';

/** A column: its SQL type, what it says to somebody who reads the table, and (as a type only) what it holds. */
export interface Column<T = unknown> {
  readonly sqlType: string;
  readonly optional: boolean;
  readonly says: string;
  /** Names somebody, or finds them among few: for those who look after people, never for those who count them. */
  readonly personal?: true;
  /** Never set: carries the type. */
  readonly holds?: T;
}

const column =
  <T>(sqlType: string) =>
  (says: string): Column<T> => ({ sqlType, optional: false, says });

export const uuid = column<string>('uuid');
export const text = column<string>('text collate "C"');
export const texts = column<readonly string[]>('text[]');
export const date = column<CivilDate>('date');
export const integer = column<number>('integer');
export const bigint = column<number>('bigint');
export const flag = column<boolean>('boolean');

/** One word of a fixed list; the list is told in the column's comment. */
export const word = <K extends string>(codec: t.KeyofC<Record<K, null>>, says: string): Column<K> => ({
  sqlType: 'text collate "C"',
  optional: false,
  says: `${says} One of: ${wordsOf(codec).join(', ')}.`,
});

/** One of the words given, with what each of them means. */
export const explained = <K extends string>(meanings: Readonly<Record<K, string>>, says: string): Column<K> => ({
  sqlType: 'text collate "C"',
  optional: false,
  says: `${says} ${Object.entries(meanings).map(([name, meaning]) => `${name}: ${meaning as string}.`).join(' ')}`,
});

/** The same column, which may be empty. */
export const optional = <T>(column: Column<T>): Column<T | null> => ({ ...column, optional: true });

/** The same column, which no view for reports may show. */
export const personal = <T>(column: Column<T>): Column<T> => ({ ...column, personal: true });
