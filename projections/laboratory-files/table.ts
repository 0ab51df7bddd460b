import { AnswerStatus, Channel } from '../../domain/laboratory/file/events.ts';
import { corruptions } from '../../domain/laboratory/file/corrupt.ts';
import { date, explained, flag, integer, optional, text, uuid, word } from '../tables/columns.ts';
import { type RowOf, table } from '../tables/table.ts';

const states = {
  'received': 'nothing of it has been read to its end',
  'read': 'it could be read, and its items are on their way to the log',
  'taken-in': 'each of its items stands in the log',
  'corrupt': 'nothing of it was taken',
} as const;

/** How far somebody has looked after something that is wrong with files. */
export const handlings = {
  'open': 'nobody has looked after it',
  'informed': 'the laboratory was told',
  'resolved': 'somebody said how it was resolved',
} as const;

export const laboratoryFilesTable = table({
  name: 'laboratory_file',
  says: 'Every file that a laboratory sent, and what became of it as a whole. The same content is the same file.',
  columns: {
    file_id: uuid('Names the file in addresses and other tables; made from the digest of its content.'),
    name: text('What it was called where it came from first.'),
    channel: word(Channel, 'The way by which it came first.'),
    bytes: integer('How large it is.'),
    received_on: date('Day on which it came first.'),
    received_again: integer('How often it came again.'),
    state: explained(states, 'Where it stands.'),
    laboratory: optional(text('National code of the laboratory.')),
    area: optional(text('Cipher of the area; empty where the file names none.')),
    sequence: optional(integer('Its number in the row of files of this laboratory for this area.')),
    made_at: optional(text('When it was made, as it says: date and time.')),
    items: optional(integer('How many results it holds.')),
    reason: optional(explained(corruptions, 'Why nothing of it could be taken.')),
    segment: optional(integer('The segment where that showed, from 1; 0: the file as a whole.')),
    handling: optional(explained(handlings, 'How far somebody has looked after a corrupt file.')),
    answer_wanted: flag('Whether the laboratory asked for an answer.'),
    answered: optional(word(AnswerStatus, 'What the laboratory was answered.')),
  },
  key: ['file_id'],
  indexes: [['received_on', 'file_id'], ['state', 'received_on', 'file_id'], ['laboratory', 'received_on', 'file_id']],
});
export type LaboratoryFileRow = RowOf<typeof laboratoryFilesTable>;
