import { CsvError, parse } from 'csv-parse/sync';
import * as E from 'fp-ts/lib/Either.js';
import type { FaultCode } from '../../application/intake/fault.ts';
import { type Line, textOf } from './lines.ts';

export interface CsvRecord {
  /** On which it begins, from 1. */
  readonly line: number;
  readonly raw: string;
  /** Bytes of the file up to its end. */
  readonly end: number;
  readonly values: E.Either<FaultCode, readonly string[]>;
}

/** A value with line ends in it does not run on for more lines than this. */
const mostLines = 20;

/**
 * The records of a CSV file; the first tells how many values the others have. One may span lines inside quotes, but only
 * when it then has that many values: a quote that is never closed costs the line it stands in, and no line after it.
 */
export async function* csvRecords(lines: AsyncIterable<Line>): AsyncIterable<CsvRecord> {
  let pending: readonly Line[] = [];
  let width: number | null = null;
  const ready = function* (atEnd: boolean): Iterable<CsvRecord> {
    for (let read = readFirst(pending, width, atEnd); read !== null; read = readFirst(pending, width, atEnd)) {
      const { values } = read.record;
      pending = pending.slice(read.lines);
      if (width === null && E.isRight(values)) width = values.right.length;
      if (read.record.raw.trim() !== '') yield read.record;
    }
  };
  for await (const line of lines) {
    pending = [...pending, line];
    yield* ready(false);
  }
  yield* ready(true);
}

interface Read {
  readonly record: CsvRecord;
  /** How many lines it takes. */
  readonly lines: number;
}

/** Null while it takes more lines to know. A record may end only where its quotes are even in number. */
const readFirst = (pending: readonly Line[], width: number | null, atEnd: boolean): Read | null => {
  const [first] = pending;
  if (first === undefined) return null;
  let isOpen = false;
  for (const [i, { bytes }] of pending.entries()) {
    if (hasOddQuotes(bytes)) isOpen = !isOpen;
    if (isOpen) continue;
    const taken = pending.slice(0, i + 1);
    const values = valuesIn(taken);
    const fits = E.isRight(values) && (width === null || values.right.length === width);
    if (i > 0 && !fits) break;
    return { lines: i + 1, record: recordOf(taken, E.isRight(values) && !fits ? E.left('wrong-number-of-columns') : values) };
  }
  if (isOpen && !atEnd && pending.length < mostLines) return null;
  return { lines: 1, record: recordOf([first], E.left('invalid-quotes')) };
};

const hasOddQuotes = (bytes: string): boolean => {
  let quotes = 0;
  for (let at = bytes.indexOf('"'); at >= 0; at = bytes.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 1;
};

const bytesOf = (lines: readonly Line[]): string => lines.map(({ bytes }) => bytes).join('\n');

const recordOf = (lines: readonly Line[], values: CsvRecord['values']): CsvRecord => ({
  line: lines[0]?.number ?? 0,
  raw: textOf(bytesOf(lines)) ?? bytesOf(lines),
  end: lines.at(-1)?.end ?? 0,
  values,
});

/** The values of one record. */
const valuesIn = (lines: readonly Line[]): E.Either<FaultCode, readonly string[]> => {
  if (lines.some(({ cut }) => cut)) return E.left('too-long');
  const text = textOf(bytesOf(lines));
  if (text === null) return E.left('not-utf-8');
  if (!text.includes('"')) return E.right(text.split(','));
  try {
    return E.right(parse(text, { relax_column_count: true })[0] ?? []);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return E.left('invalid-quotes');
  }
};
