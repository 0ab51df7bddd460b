import { handlings } from '../laboratory-files/table.ts';
import { bigint, date, explained, text } from '../tables/columns.ts';
import { type RowOf, table } from '../tables/table.ts';

export const missingFilesTable = table({
  name: 'laboratory_missing_file',
  says: 'Numbers that were passed over in the rows of files of laboratories, and have not come since: files that may be missing.',
  columns: {
    link: text('The row of files of a laboratory for an area: its national code, a hyphen, and the cipher of the area.'),
    sequence: bigint('The number that was passed over.'),
    laboratory: text('National code of the laboratory.'),
    area: text('Cipher of the area; empty where its files name none.'),
    since: date('Day on which a later file came.'),
    handling: explained(handlings, 'How far somebody has looked after it.'),
  },
  key: ['link', 'sequence'],
  indexes: [['since', 'link', 'sequence'], ['laboratory', 'since', 'link', 'sequence']],
});
export type MissingFileRow = RowOf<typeof missingFilesTable>;
