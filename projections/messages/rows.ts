import { letterKind } from '../../domain/codes/letter-kind.ts';
import { type Message, needsSomebody, type OpenMessage } from '../../domain/message/message.ts';
import { projection, type Projection } from '../projection.ts';
import { type MessageRow, messagesTable } from './table.ts';

const row = (reference: string, message: OpenMessage): MessageRow => {
  const { place, channels } = message;
  return {
    reference,
    participant_id: message.participantId,
    position: message.position,
    letter: message.letter,
    kind: letterKind(message.letter),
    test_date: message.testDate,
    opened_on: message.openedOn,
    state: place.at,
    since: message.since,
    batch: place.at === 'handing-over' ? place.batch : null,
    taken_back: place.at === 'waiting' ? place.takenBack : null,
    cancelled: place.at === 'cancelled' ? place.reason : null,
    notify_id: message.notifyId,
    channels: channels.map(({ channel, status }) => `${channel} ${status}`).toSorted(),
    was_read: channels.some(({ supplier }) => supplier === 'read'),
    failure_code: place.at === 'failed' ? place.code : null,
    returned_on: message.returnedOn,
    settled: message.settled,
    needs_somebody: needsSomebody(message),
  };
};

/** Messages to participants. */
export const messages: Projection<Message> = projection(messagesTable, '2', (reference, message) => (message === null ? [] : [row(reference, message)]));
