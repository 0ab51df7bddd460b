import * as E from 'fp-ts/lib/Either.js';
import { cohortRow } from '../adapters/files/cohort/row.ts';
import type { Cells } from '../adapters/files/cohort/columns.ts';
import type { CohortRow } from '../application/import-cohort.ts';
import type { ReceivedFile, Row } from '../application/intake/row.ts';
import type { CivilDate } from '../domain/dates/civil-date.ts';

/** A file that came in with these rows. Its digest is its name. */
export const received = <T>(name: string, contents: readonly Row<T>['content'][]): ReceivedFile<T> => ({
  name,
  digest: name,
  rows: (async function* () {
    for (const [i, content] of contents.entries()) yield await Promise.resolve({ line: i + 2, raw: `row ${i + 2} of ${name}`, done: (i + 1) / contents.length, content });
  })(),
});

/** A cohort file with these rows, read by the rules of receipt. */
export const receivedCohort = (name: string, rows: readonly Cells[], today: CivilDate): ReceivedFile<CohortRow> =>
  received(name, rows.map((cells) => cohortRow(cells, today)));

/** The same file, ending early, as when whoever reads it dies. */
export const endingAfter = <T>(rows: number, file: ReceivedFile<T>): ReceivedFile<T> => ({
  ...file,
  rows: (async function* () {
    let left = rows;
    for await (const row of file.rows) {
      if (left-- <= 0) throw new Error('killed');
      yield row;
    }
  })(),
});

export const contentOf = <T>(content: T): Row<T>['content'] => E.right(content);
