import { SenderKind } from '../../domain/sender/details.ts';
import { date, flag, optional, text, texts, word } from '../tables/columns.ts';
import { type RowOf, table } from '../tables/table.ts';

export const sendersTable = table({
  name: 'sender',
  says: 'The register of those who send samples to laboratories, GP practices apart that nobody entered. Results that name an inactive one, or a code that nobody knows, are refused.',
  columns: {
    code: text('The code by which results name it.'),
    name: text('What it is called.'),
    kind: word(SenderKind, 'What it is.'),
    cipher: optional(text('One to three letters of the area.')),
    address_lines: texts('Address without postcode, a line each; no lines when there is none.'),
    postcode: optional(text('Postcode of the address.')),
    telephone: optional(text('Telephone number.')),
    active: flag('Whether results may name it.'),
    changed_on: date('Day on which anything of it changed last.'),
    comment: text('Why it was changed last.'),
  },
  key: ['code'],
  indexes: [['active', 'code']],
});
export type SenderRow = RowOf<typeof sendersTable>;
