import * as E from 'fp-ts/lib/Either.js';
import { type AsyncBuffer, asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { CohortRow, Row } from '../../../application/import-cohort.ts';
import { fault } from '../../../application/intake/fault.ts';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import { cellsIn, type Places, placesIn } from './columns.ts';
import { cohortRow } from './row.ts';

/** Most rows that are held at a time, however large the file's row groups are. */
const sliceSize = 20_000;

/** The rows of a cohort file in Parquet. What is wrong with the file as a whole comes as one row, and nothing after it. */
export async function* rowsOfParquet(path: string, today: CivilDate): AsyncIterable<Row<CohortRow>> {
  const file = await asyncBufferFromFile(path);
  const metadata = await readable(() => parquetMetadataAsync(file));
  if (metadata === null) {
    yield { line: 0, raw: '', done: 1, content: E.left([fault('not-parquet')]) };
    return;
  }
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  const places = placesIn(names);
  if (E.isLeft(places)) {
    yield { line: 0, raw: names.join(','), done: 1, content: places };
    return;
  }
  const total = Number(metadata.num_rows);
  if (total === 0) {
    yield { line: 0, raw: '', done: 1, content: E.left([fault('empty-file')]) };
    return;
  }
  for (const [rowStart, rowEnd] of slicesOf(metadata)) {
    const rows = await readSlice(file, metadata, names, places.right, rowStart, rowEnd);
    if (rows === null) {
      yield { line: rowStart + 1, raw: '', done: 1, content: E.left([fault('not-parquet')]) };
      return;
    }
    for (const [i, values] of rows.entries()) yield rowOf(names, places.right, values, rowStart + i + 1, total, today);
  }
}

const rowOf = (names: readonly string[], places: Places, values: readonly string[], line: number, total: number, today: CivilDate): Row<CohortRow> => ({
  line,
  raw: JSON.stringify(Object.fromEntries(names.map((name, place) => [name, values[place] ?? '']).filter(([, value]) => value !== ''))),
  done: line / total,
  content: cohortRow(cellsIn(places, values), today),
});

/** Row group by row group, and large ones in parts. */
const slicesOf = ({ row_groups }: FileMetaData): readonly (readonly [number, number])[] => {
  let start = 0;
  return row_groups.flatMap(({ num_rows }) => {
    const first = start;
    start += Number(num_rows);
    const parts = Math.ceil((start - first) / sliceSize);
    return Array.from({ length: parts }, (_, part) => [first + part * sliceSize, Math.min(first + (part + 1) * sliceSize, start)] as const);
  });
};

/** The values of these rows as text, in the file's order of columns; null when they cannot be read. */
const readSlice = async (
  file: AsyncBuffer,
  metadata: FileMetaData,
  names: readonly string[],
  places: Places,
  rowStart: number,
  rowEnd: number,
): Promise<readonly (readonly string[])[] | null> => {
  const columns = places.map(([, place]) => names[place] ?? '');
  const rows = await readable(() => parquetReadObjects({ file, metadata, columns, rowStart, rowEnd, compressors, useOffsetIndex: true }));
  return rows === null ? null : rows.map((row: Readonly<Record<string, unknown>>) => names.map((name) => textIn(name, row[name])));
};

/** Integers come as bigint; an NHS number among them has lost its leading zeros. */
const textIn = (name: string, value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'bigint' || typeof value === 'number') return /nhs_number$/i.test(name) ? String(value).padStart(10, '0') : String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10).replaceAll('-', '');
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
};

/** Null when the bytes are not what they should be: of that, the library throws errors of many kinds. */
const readable = async <A>(read: () => Promise<A>): Promise<A | null> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'syscall' in error) throw error;
    return null;
  }
};
