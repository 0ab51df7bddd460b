import type { LetterKind } from '../../domain/codes/letter-kind.ts';
import { LetterCode } from '../../domain/codes/letter.ts';
import { CancelReason, Settlement } from '../../domain/message/events.ts';
import type { Place } from '../../domain/message/message.ts';
import { bigint, date, explained, flag, optional, text, texts, uuid, word } from '../tables/columns.ts';
import { type RowOf, table } from '../tables/table.ts';

export const messageStates: Readonly<Record<Place['at'], string>> = {
  'waiting': 'to be handed over',
  'held': 'waits for the end of a pause',
  'cancelled': 'is not sent',
  'handing-over': 'given to NHS Notify, which has not said that it has it',
  'handed-over': 'NHS Notify has it, and has not said that it arrived',
  'delivered': 'arrived, as NHS Notify says',
  'failed': 'NHS Notify would not have it, or could not bring it',
};

export const letterKinds: Readonly<Record<LetterKind, string>> = {
  invitation: 'asks to come',
  reminder: 'asks again',
  result: 'tells the result of a test',
  referral: 'tells a result that leads to colposcopy',
  ceasing: 'tells that there will be no further invitations',
};

export const messagesTable = table({
  name: 'message',
  says: 'Messages on their way to participants, one row each: the way of one letter owed.',
  columns: {
    reference: uuid('Names the message: id of the event that asked for the letter, and its reference at NHS Notify.'),
    participant_id: uuid('To whom.'),
    position: bigint('Place in the event log of the event that asked for the letter; they come in this order.'),
    letter: word(LetterCode, 'Which letter, by its code.'),
    kind: explained(letterKinds, 'What it is about.'),
    test_date: optional(date('Day of the test whose result it tells, if it tells one.')),
    opened_on: date('Day since when it is on its way.'),
    state: explained(messageStates, 'Where it is.'),
    since: date('Day since when it is there.'),
    batch: optional(uuid('The batch in which it is being handed over.')),
    taken_back: optional(text('Why it was not taken when it was last tried and waits again: a code of NHS Notify, or left-out or others-unwelcome.')),
    cancelled: optional(word(CancelReason, 'Why it is not sent.')),
    notify_id: optional(text('Its name at NHS Notify; empty: not known.')),
    channels: texts('The ways that it took so far and how it stands on each, such as "nhsapp delivered", in the words of NHS Notify.'),
    was_read: flag('Whether somebody is known to have read it.'),
    failure_code: optional(text('Why it failed, as a code of NHS Notify; no-address: there is nowhere to send it, or an address of fewer than two lines; too-late: it was asked for too long ago to go by itself.')),
    returned_on: optional(date('Day on which the post brought the letter back.')),
    settled: optional(word(Settlement, 'How somebody ended the look at it after it failed or came back.')),
    needs_somebody: flag('Whether it failed or came back, and nobody has settled that.'),
  },
  key: ['reference'],
  indexes: [['position'], ['state', 'position'], ['state', 'letter', 'position'], ['participant_id', 'position'], ['needs_somebody', 'position']],
});
export type MessageRow = RowOf<typeof messagesTable>;
