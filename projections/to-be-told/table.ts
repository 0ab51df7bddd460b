import { LetterCode } from '../../domain/codes/letter.ts';
import { happenings, otherCauses, reasonsForNone } from '../../domain/to-be-told/thing.ts';
import { bigint, date, explained, optional, uuid, word } from '../tables/columns.ts';
import { type RowOf, table } from '../tables/table.ts';

export const toBeToldTable = table({
  name: 'to_be_told',
  says: 'What participants have to be told by letter: one row for each result, invitation, reminder and ceasing on a record, with the letter that tells it or the reason why none does. Where a row has neither, nobody was told. Letters that tell nothing of these have a row each too.',
  columns: {
    participant_id: uuid('Who has to be told.'),
    position: bigint('Place in the event log of what happened; they come in this order.'),
    what: explained({ ...happenings, ...otherCauses }, 'What has to be told.'),
    test_date: optional(date('Day of the test whose result it is, if it is about a result.')),
    happened_on: date('Day on which it took effect.'),
    letter: optional(word(LetterCode, 'Which letter tells it, or is owed by the record into which theirs was merged; by its code.')),
    reference: optional(uuid('Id of the event that asks for that letter, which is the reference of its message.')),
    letter_position: optional(bigint('Place in the event log of the event that asks for that letter.')),
    reason: optional(explained(reasonsForNone, 'Why no letter tells it.')),
    elsewhere: optional(uuid('The participant into whose record theirs was merged.')),
    pause_ended_on: optional(date('Day on which the last pause of their letters ended, if there was one.')),
  },
  key: ['participant_id', 'position'],
  indexes: [['position'], ['reference']],
});
export type ToBeToldRow = RowOf<typeof toBeToldTable>;
