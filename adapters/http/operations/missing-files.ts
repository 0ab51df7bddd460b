import * as t from 'io-ts';
import { CivilDate, daysBetween } from '../../../domain/dates/civil-date.ts';
import { countFilesMissing, filesMissing } from '../../../projections/missing-files/queries.ts';
import { missingFilesTable } from '../../../projections/missing-files/table.ts';
import { Handling } from '../answers/laboratory-file.ts';
import { nothing } from '../decode.ts';
import { exampleToday } from '../examples/life.ts';
import { LaboratoryCode } from './laboratory-items.ts';
import { list } from './list.ts';

const MissingNumber = t.type({ link: t.string, laboratory: t.string, area: t.string, sequence: t.Integer, since: CivilDate, daysMissing: t.Integer, handling: Handling }, 'MissingNumber');

/** Numbers of files that may be missing, of all laboratories. */
export const missingFiles = list({
  id: 'read-missing-laboratory-files',
  needs: 'read-laboratory-files',
  path: '/api/v1/laboratory/missing-files',
  tag: 'Laboratory results',
  summary: 'Files that may be missing',
  description: 'Numbers that were passed over in the rows of files of all laboratories and have not come since, the longest missing first. `since`: the day on which a later file came. What people do about each is noted at its row (`links`). Corrupt files are listed at `files?state=corrupt`.',
  params: nothing,
  query: t.partial({ laboratory: LaboratoryCode, handling: Handling }),
  item: MissingNumber,
  name: 'MissingFiles',
  example: { link: '62010-SAL', laboratory: '62010', area: 'SAL', sequence: 41, since: exampleToday, daysMissing: 0, handling: 'open' },
  table: missingFilesTable.name,
  page: ({ db }, filter, request) => filesMissing(db)(filter, request),
  count: ({ db }, filter) => countFilesMissing(db)(filter),
  show: (row, { today }) => ({ ...row, daysMissing: daysBetween(row.since, today()) }),
});
