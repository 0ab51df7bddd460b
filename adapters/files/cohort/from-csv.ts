import * as E from 'fp-ts/lib/Either.js';
import type { CohortRow, Row } from '../../../application/import-cohort.ts';
import { fault, type FaultCode, type Faults } from '../../../application/intake/fault.ts';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import { csvRecords } from '../csv-records.ts';
import { linesOf } from '../lines.ts';
import { cellsIn, type Places, placesIn } from './columns.ts';
import { cohortRow } from './row.ts';

/** The rows of a cohort file in CSV, with a header. What is wrong with the file as a whole comes as one row, and nothing after it. */
export async function* rowsOfCsv(path: string, size: number, today: CivilDate): AsyncIterable<Row<CohortRow>> {
  let places: Places | null = null;
  let isEmpty = true;
  for await (const { line, raw, end, values } of csvRecords(linesOf(path))) {
    const read = E.mapLeft((code: FaultCode): Faults => [fault(code)])(values);
    if (places === null) {
      const header: E.Either<Faults, Places> = E.chain(placesIn)(read);
      if (E.isLeft(header)) {
        yield { line: 0, raw, done: 1, content: header };
        return;
      }
      places = header.right;
      continue;
    }
    const known: Places = places;
    isEmpty = false;
    yield { line, raw, done: Math.min(end / size, 1), content: E.chain((row: readonly string[]) => cohortRow(cellsIn(known, row), today))(read) };
  }
  if (isEmpty) yield { line: 0, raw: '', done: 1, content: E.left([fault('empty-file')]) };
}
