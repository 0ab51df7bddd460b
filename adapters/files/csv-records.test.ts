import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withTemporaryFolder } from '../../test/temporary-folder.ts';
import { csvRecords } from './csv-records.ts';
import { linesOf } from './lines.ts';

const file = withTemporaryFolder();

/** Each record as its line and its values or its fault. */
const read = async (content: string | Uint8Array) => {
  const records: (readonly [number, readonly string[] | string])[] = [];
  for await (const { line, values } of csvRecords(linesOf(file('records.csv', content)))) records.push([line, E.isRight(values) ? values.right : values.left]);
  return records;
};

describe('a CSV file', () => {
  it.each([
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['no line end after the last', 'a,b\n1,2\n3,4'],
    ['the mark of UTF-8 before it', '\u{FEFF}a,b\n1,2\n3,4\n'],
    ['empty lines at its end', 'a,b\n1,2\n3,4\n\n\r\n'],
  ])('is read with %s', async (_, content) => {
    expect(await read(content)).toEqual([[1, ['a', 'b']], [2, ['1', '2']], [3, ['3', '4']]]);
  });

  it('holds commas, quotes and line ends inside quotes, and tells on which line a record begins', async () => {
    expect(await read('a,b\n"1,1","say ""x"""\r\n"two\r\nlines",2\n3,4\n')).toEqual([
      [1, ['a', 'b']],
      [2, ['1,1', 'say "x"']],
      [3, ['two\nlines', '2']],
      [5, ['3', '4']],
    ]);
  });

  it('loses one row, and no other, to each quote that is never closed', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => `${i},x`);
    rows[3] = '3,"x';
    rows[10] = '10,"x';
    rows[50] = '"50,x';
    rows[53] = '53,"x';
    rows[99] = '99,"x';
    const records = await read(`a,b\n${rows.join('\n')}\n`);
    expect(records.filter(([, values]) => typeof values === 'string')).toEqual([5, 12, 52, 55, 101].map((line) => [line, 'invalid-quotes']));
    expect(records).toHaveLength(101);
  });

  it('loses one row to an unclosed quote also where a later row has quotes of its own', async () => {
    expect(await read('a,b\n1,"x\n2,"y"\n3,z\n')).toEqual([[1, ['a', 'b']], [2, 'invalid-quotes'], [3, ['2', 'y']], [4, ['3', 'z']]]);
  });

  it.each([
    ['too few values', '1', 'wrong-number-of-columns'],
    ['too many values', '1,2,3', 'wrong-number-of-columns'],
    ['text after a closing quote', '"1"x,2', 'invalid-quotes'],
    ['a line longer than any should be', `1,${'x'.repeat(300_000)}`, 'too-long'],
  ])('reports a row with %s and reads on', async (_, row, code) => {
    expect(await read(`a,b\n${row}\n3,4\n`)).toEqual([[1, ['a', 'b']], [2, code], [3, ['3', '4']]]);
  });

  it('reports a row that is not UTF-8, and reads UTF-8 beyond ASCII', async () => {
    expect(await read(Buffer.concat([Buffer.from('a,b\nZoë,"Siân"\n'), Buffer.from('Zo\xeb,2\n', 'latin1'), Buffer.from('3,4\n')]))).toEqual([
      [1, ['a', 'b']],
      [2, ['Zoë', 'Siân']],
      [3, 'not-utf-8'],
      [4, ['3', '4']],
    ]);
  });

  it('holds any text', async () => {
    const value = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\r', ' '));
    const lines = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lines, async (rows) => {
        const content = [['a', 'b'], ...rows].map((row) => `${row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\n`).join('');
        expect((await read(content)).slice(1).map(([, values]) => values)).toEqual(rows);
      }),
    );
  });
});
