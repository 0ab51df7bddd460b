import { messagesTable } from '../messages/table.ts';
import { viewOf } from './view.ts';

export const messages = viewOf(messagesTable, {
  name: 'messages',
  says: `${messagesTable.says} Its letter is the row of letters with the same position.`,
  carries: ['participant_id', 'position', 'letter', 'kind', 'test_date', 'opened_on', 'state', 'since', 'taken_back', 'cancelled', 'channels', 'was_read', 'failure_code', 'returned_on', 'settled', 'needs_somebody'],
});
