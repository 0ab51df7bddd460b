import { date, explained, integer, optional, personal, text, texts } from '../tables/columns.ts';
import { type RowOf, table } from '../tables/table.ts';

const noticeStates = {
  'under-way': 'some address waits for it',
  'sent': 'a mail server has taken it for one address at least',
  'refused': 'no mail server would have it',
} as const;

const ways = { email: 'by email', post: 'by printed lists' } as const;

export const practicesTable = table({
  name: 'practice_notification',
  says: 'How each practice is told that somebody has come on its lists: where to, and what it was told last. Holds nothing of any patient. A practice of which nothing was ever said has no row.',
  columns: {
    practice: text('ODS code of the practice.'),
    addresses: personal(texts('Email addresses that take mail, as far as is known.')),
    refused_addresses: personal(texts('Email addresses that a mail server will not have.')),
    refused_codes: texts('Why, in the same order: codes of the mail server, or given-up.'),
    refused_on: optional(date('Day on which the first of them was refused; empty where none is.')),
    notice_state: optional(explained(noticeStates, 'What became of the newest notice.')),
    notice_on: optional(date('Day on which it was begun.')),
    notice_again: optional(text('Instant (ISO 8601, UTC) from which it is tried again; empty: at once, or not any more.')),
    notice_delays: integer('How often it was not taken for the moment.'),
    told_on: optional(date('Day on which the practice was told last.')),
    told_by: optional(explained(ways, 'How.')),
    told: texts('Of whom: a digest for each person, list and day on which they came on it.'),
    posted: optional(text('Names the printed lists that were marked as sent last.')),
  },
  key: ['practice'],
  indexes: [['notice_state', 'practice']],
});
export type PracticeRow = RowOf<typeof practicesTable>;
