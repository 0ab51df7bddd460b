import { Finding, ItemOutcome, QueryReason } from '../../domain/laboratory/item/events.ts';
import { type ItemList, itemLists } from '../../domain/laboratory/item/status.ts';
import { date, explained, flag, integer, optional, personal, text, texts, uuid, word } from '../tables/columns.ts';
import { type RowOf, table } from '../tables/table.ts';

export const laboratoryItemsTable = table({
  name: 'laboratory_item',
  says: 'Results as laboratories sent them, one row each, and where each stands: on exactly one list at any moment.',
  columns: {
    item: text('Names the item: its file, and its place in it in six digits. Says nothing of the person.'),
    file: uuid('Names the file in which it came.'),
    number: integer('Its place in the file, from 1.'),
    laboratory: text('National code of the laboratory.'),
    list: explained<ItemList>(itemLists, 'Where it stands.'),
    since: date('Day since when it has stood there.'),
    received_on: date('Day on which it came.'),
    answer_by: date('Day by which the person is to have the result: 14 days after the test, or after it came where the test has no date or one that lies later.'),
    finding: optional(word(Finding, 'What looking for the person led to, while it is to be processed.')),
    candidates: integer('How many people on record it may be about, while a person is to decide.'),
    query_reason: optional(word(QueryReason, 'What is asked outside, while an answer is waited for.')),
    faults: texts('Why it cannot go on a record as it is: codes.'),
    sent_back: flag('Whether a checker did not agree to what was proposed last.'),
    proposed: optional(text('What somebody proposed to do, while it is to be checked or carried out: record, dummy or remove.')),
    proposed_by: optional(text('Who proposed it, while it is to be checked.')),
    held_by: optional(text('Who took it up last.')),
    held_until: optional(text('Instant (ISO 8601, UTC) until which nobody else may act on it.')),
    outcome: optional(word(ItemOutcome, 'How it ended.')),
    participant_id: optional(uuid('Whose it is, or is proposed to be; empty where nobody was found.')),
    nhs_number: personal(optional(text('NHS number as the laboratory wrote it.'))),
    family_name: personal(optional(text('Family name as the laboratory wrote it.'))),
    given_name: personal(optional(text('Given name as the laboratory wrote it.'))),
    date_of_birth: personal(optional(text('Date of birth as the laboratory wrote it.'))),
    test_date: optional(date('Day of the test; empty where what the laboratory wrote is no date.')),
    codes: optional(text('Result, HPV and action codes as the laboratory wrote them.')),
    slide_number: personal(optional(text('Slide number as the laboratory wrote it.'))),
    sender_code: optional(text('Code of the sender, as the register of senders writes it.')),
  },
  key: ['item'],
  indexes: [
    ['laboratory', 'list', 'answer_by', 'file', 'number'],
    ['list', 'answer_by', 'file', 'number'],
    ['file', 'list'],
    ['sender_code', 'received_on'],
  ],
});
export type LaboratoryItemRow = RowOf<typeof laboratoryItemsTable>;
