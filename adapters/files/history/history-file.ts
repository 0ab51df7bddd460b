import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import type { HistoryRow, ReceivedFile, Row } from '../../../application/import-history.ts';
import { fault } from '../../../application/intake/fault.ts';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import { digestOf } from '../digest.ts';
import { type Line, linesOf, textOf } from '../lines.ts';
import { historyRow } from './row.ts';

/** A file of histories from an earlier system, one JSON object a line. Rejects when it cannot be opened. */
export const historyFile = async (path: string, today: CivilDate): Promise<ReceivedFile<HistoryRow>> => {
  const { size } = await stat(path);
  return { name: basename(path), digest: await digestOf(path), rows: rowsOf(path, size, today) };
};

async function* rowsOf(path: string, size: number, today: CivilDate): AsyncIterable<Row<HistoryRow>> {
  let isEmpty = true;
  for await (const line of linesOf(path)) {
    if (line.bytes.trim() === '') continue;
    isEmpty = false;
    yield { line: line.number, raw: textOf(line.bytes) ?? line.bytes, done: Math.min(line.end / size, 1), content: contentOf(line, today) };
  }
  if (isEmpty) yield { line: 0, raw: '', done: 1, content: E.left([fault('empty-file')]) };
}

const contentOf = ({ bytes, cut }: Line, today: CivilDate): Row<HistoryRow>['content'] => {
  if (cut) return E.left([fault('too-long')]);
  const text = textOf(bytes);
  return text === null ? E.left([fault('not-utf-8')]) : historyRow(text, today);
};
