import * as E from 'fp-ts/lib/Either.js';
import { parquetMetadata } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../domain/dates/civil-date.ts';
import { cohortCells, csvOf } from '../../../test/cohort-rows.ts';
import { nhsNumber } from '../../../test/in-memory.ts';
import { withTemporaryFolder } from '../../../test/temporary-folder.ts';
import { cohortFile } from './cohort-file.ts';
import { type Cells, columns } from './columns.ts';

const file = withTemporaryFolder();
const today = civilDate('2026-11-22');

/** Each row as its line and the NHS number it is about, or its faults. */
const read = async (content: string | Uint8Array) => {
  const rows: (readonly [number, string | readonly string[]])[] = [];
  const received = await cohortFile(file('cohort', content), today);
  for await (const { line, content: row } of received.rows)
    rows.push([line, E.isRight(row) ? row.right.nhsNumber : row.left.map(({ code, field }) => (field === undefined ? code : `${field}: ${code}`))]);
  return rows;
};

const three = [1, 2, 3].map((n) => cohortCells(n));

const integers: ReadonlySet<string> = new Set(['change_time_stamp', 'serial_change_number', 'nhs_number', 'superseded_by_nhs_number', 'gender']);
const flags: ReadonlySet<string> = new Set(['is_interpreter_required', 'invalid_flag']);

/** As the file comes over the wire: integers as 64 bits, flags as booleans, nothing as null. */
const parquet = (rows: readonly Cells[], rowGroupSize = 1000, only: readonly (keyof Cells)[] = columns): Uint8Array => {
  const valueOf = (column: keyof Cells, value: string) => {
    if (value === '') return null;
    if (integers.has(column)) return BigInt(value);
    return flags.has(column) ? value === 'true' : value;
  };
  const typeOf = (column: string) => (integers.has(column) ? 'INT64' : flags.has(column) ? 'BOOLEAN' : 'STRING');
  const columnData = only.map((name) => ({ name, type: typeOf(name), nullable: true, data: rows.map((row) => valueOf(name, row[name] ?? '')) }) as const);
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize }));
};

describe.each([
  ['CSV', (rows: readonly Cells[], header?: readonly (keyof Cells)[]) => csvOf(rows, header), 1],
  ['Parquet', (rows: readonly Cells[], header?: readonly (keyof Cells)[]) => parquet(rows, 1000, header), 0],
] as const)('a cohort file in %s', (_, written, headerLines) => {
  it('is read row by row, each with its place', async () => {
    expect(await read(written(three))).toEqual([1, 2, 3].map((n) => [n + headerLines, nhsNumber(n)]));
  });

  it('may have its columns in another order, and others among them', async () => {
    expect(await read(written(three, [...columns].reverse()))).toHaveLength(3);
  });

  it('may say in what form somebody needs what is written to them', async () => {
    const rows = async (header?: readonly (keyof Cells)[]) => {
      const formats = [];
      for await (const { content } of (await cohortFile(file('formats', written([cohortCells(1, { preferred_written_format: '12' })], header)), today)).rows) formats.push(E.isRight(content) && content.right.format);
      return formats;
    };
    expect([await rows([...columns, 'preferred_written_format']), await rows()]).toEqual([['braille'], [undefined]]);
  });

  it('that lacks columns is not read, and says which', async () => {
    const header = columns.filter((column) => column !== 'nhs_number' && column !== 'gender');
    expect(await read(written(three, header))).toEqual([[0, ['nhs_number: missing-column', 'gender: missing-column']]]);
  });

  it('without a row says so', async () => {
    expect(await read(written([]))).toEqual([[0, ['empty-file']]]);
  });

  it('reports a faulty row with its place, and reads the others', async () => {
    const rows = await read(written([cohortCells(1), cohortCells(2, { gender: '7' }), cohortCells(3)]));
    expect(rows).toEqual([[1 + headerLines, nhsNumber(1)], [2 + headerLines, ['gender: unknown-code']], [3 + headerLines, nhsNumber(3)]]);
  });

  it('keeps each row as it was received', async () => {
    for await (const { raw } of (await cohortFile(file('raw', written([cohortCells(1)])), today)).rows)
      for (const value of [nhsNumber(1), '100 KINGS ROAD', '19851212']) expect(raw).toContain(value);
  });

  it('tells how much of it is read', async () => {
    const done: number[] = [];
    for await (const row of (await cohortFile(file('done', written(three)), today)).rows) done.push(row.done);
    expect(done.at(-1)).toBe(1);
    expect([...done].sort()).toEqual(done);
  });

  it('gives the same rows as in the other form', async () => {
    const rows = async (content: string | Uint8Array) => {
      const found = [];
      for await (const { content: row } of (await cohortFile(file('same', content), today)).rows) found.push(row);
      return found;
    };
    expect(await rows(written(three))).toEqual(await rows(csvOf(three)));
  });
});

describe('a cohort file', () => {
  it('of no bytes is empty', async () => {
    expect(await read('')).toEqual([[0, ['empty-file']]]);
  });

  it('with a column twice is not read', async () => {
    expect(await read(csvOf(three, [...columns, 'gender']))).toEqual([[0, ['gender: duplicate-column']]]);
  });

  it('in UTF-16 is not read', async () => {
    expect(await read(Buffer.from(`\u{FEFF}${csvOf(three)}`, 'utf16le'))).toEqual([[0, ['not-utf-8']]]);
  });

  it('in Parquet of many row groups is read in order', async () => {
    const rows = Array.from({ length: 250 }, (_, n) => cohortCells(n));
    expect(await read(parquet(rows, 60))).toEqual(rows.map((_, n) => [n + 1, nhsNumber(n)]));
  });

  it('in Parquet that is cut short is not read', async () => {
    expect(await read(parquet(three).slice(0, -40))).toEqual([[0, ['not-parquet']]]);
  });

  it('in Parquet that is damaged inside is read up to there', async () => {
    const damaged = parquet(Array.from({ length: 200 }, (_, n) => cohortCells(n)), 100);
    const second = Number(parquetMetadata(damaged.buffer as ArrayBuffer).row_groups[1]?.columns[0]?.meta_data?.data_page_offset);
    damaged.fill(0xff, second, second + 40);
    const rows = await read(damaged);
    expect(rows.slice(0, 100).map(([line]) => line)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    expect(rows.at(-1)).toEqual([101, ['not-parquet']]);
  });

  it('that is not there cannot be opened', async () => {
    await expect(cohortFile(file('nothing'), today)).rejects.toThrow('ENOENT');
  });
});
