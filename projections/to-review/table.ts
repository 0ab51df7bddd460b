import { CeaseReason, RecallType } from '../../domain/codes/recall.ts';
import type { Review } from '../../domain/participant/participant.ts';
import { date, explained, optional, word } from '../tables/columns.ts';
import { lastTestColumns } from '../tables/last-test.ts';
import { personColumns, restrictedColumn } from '../tables/person.ts';
import { type RowOf, table } from '../tables/table.ts';

const kinds: Readonly<Record<Review['kind'], string>> = {
  'new-abnormal-follow-up': 'came to the practice with an abnormal result that is being followed up',
  'new-ceased': 'came to the practice ceased',
  'recently-ceased': 'was ceased while registered here',
};

export const toReviewTable = table({
  name: 'to_review',
  says: 'Whom the practice should look at, and why. A row stays after its last day; the list of a day is those whose listed_until comes after it.',
  columns: {
    ...personColumns,
    kind: explained(kinds, 'Why.'),
    since: date('Day on which they came on the list.'),
    listed_until: date('Day on which they leave it.'),
    status: word(RecallType, 'Why they are called next.'),
    next_test_due_date: optional(date('Next test due date; empty when ceased, inactive or not called.')),
    ceased_reason: optional(word(CeaseReason, 'Why they are ceased.')),
    ...lastTestColumns,
    ...restrictedColumn,
  },
  key: ['participant_id'],
  indexes: [['practice', 'listed_until', 'participant_id']],
});
export type ToReviewRow = RowOf<typeof toReviewTable>;
