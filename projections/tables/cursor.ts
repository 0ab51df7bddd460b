import { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Table } from './table.ts';

type Value = string | number;

const isUuid = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

const isInteger = (most: number) => (value: unknown): boolean => Number.isSafeInteger(value) && Math.abs(value as number) <= most;

/** What may stand in a cursor for a column of each type. Others hold personal data or have no use in an order. */
const fits: Readonly<Record<string, (value: unknown) => boolean>> = {
  'uuid': isUuid,
  // The year 0000 is a civil date and none of PostgreSQL's.
  'date': (value) => CivilDate.is(value) && value >= '0001-01-01',
  'integer': isInteger(2 ** 31 - 1),
  'bigint': isInteger(Number.MAX_SAFE_INTEGER),
};

/** Where a page ends, as text that may stand in an address. `sort`: of a list in another order than its usual one, the order's name. */
export const cursorAfter = (order: readonly string[], row: object, ...sort: readonly string[]): string =>
  Buffer.from(JSON.stringify([...order.map((column) => row[column as keyof typeof row]), ...sort])).toString('base64url');

/** The place that a cursor stands for; undefined if it is none of this list's in this order. */
export const placeOf = ({ columns }: Table, order: readonly string[], cursor: string, ...sort: readonly string[]): readonly Value[] | undefined => {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(values) || values.length !== order.length + sort.length || sort.some((name, i) => values[order.length + i] !== name)) return undefined;
    const sound = order.every((column, i) => fits[columns[column]?.sqlType ?? '']?.(values[i]) === true);
    return sound ? (values as Value[]).slice(0, order.length) : undefined;
  } catch {
    return undefined;
  }
};
