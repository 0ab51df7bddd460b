import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { csvLine } from './csv-text.ts';

it('reads as it was written, whatever stands in it', () => {
  const line = ['plain', 'a, b', 'say "no"', 'two\nlines', '', 'ÅSA'];
  expect(parse(csvLine(line))).toEqual([line]);
  expect(csvLine([null, 12, true])).toBe(',12,true\r\n');
});

it.each(['=1+1', '+44', '-2', '@SUM(A1)', '\tx'])('gives a spreadsheet no formula to carry out: %j', (text) => {
  expect(parse(csvLine([text]))).toEqual([[`'${text}`]]);
});
