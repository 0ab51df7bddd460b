import { LetterCode } from '../../domain/codes/letter.ts';
import { bigint, date, explained, optional, text, uuid, word } from '../tables/columns.ts';
import { restrictedColumn } from '../tables/person.ts';
import { type RowOf, table } from '../tables/table.ts';
import { letterStates } from './letter.ts';

export const lettersTable = table({
  name: 'letter_asked_for',
  says: 'Every letter that was ever owed to a participant: one row for each time one was asked for or held.',
  columns: {
    participant_id: uuid('To whom.'),
    position: bigint('Place in the event log of the event that asked for it or held it; they come in this order.'),
    event_id: uuid('Id of that event, which is the reference of the message.'),
    letter: word(LetterCode, 'Which letter, by its code.'),
    test_date: optional(date('Day of the test whose result it tells, if it tells one.')),
    asked_on: date('Day on which it was asked for or held.'),
    practice: optional(text('ODS code of the GP practice at that time; empty when registered with none.')),
    state: explained(letterStates, 'Where it stands.'),
    ...restrictedColumn,
  },
  key: ['participant_id', 'position'],
  indexes: [['position'], ['state', 'position'], ['event_id']],
});
export type LetterRow = RowOf<typeof lettersTable>;
