import { date, integer, optional } from '../tables/columns.ts';
import { lastTestColumns } from '../tables/last-test.ts';
import { personColumns, restrictedColumn } from '../tables/person.ts';
import { type RowOf, table } from '../tables/table.ts';

export const failsafeTable = table({
  name: 'failsafe',
  says: 'Who is suspended and for whom no discharge, result or outcome came in time: somebody must look.',
  columns: {
    ...personColumns,
    since: date('Day from which an outcome was overdue.'),
    referred_on_test_of: optional(date('Day of the test for which they were referred to colposcopy.')),
    referral_weeks: optional(integer('Weeks within which they were to be seen there: 2 or 6.')),
    ...lastTestColumns,
    ...restrictedColumn,
  },
  key: ['participant_id'],
  indexes: [['since', 'participant_id'], ['practice', 'since', 'participant_id']],
});
export type FailsafeRow = RowOf<typeof failsafeTable>;
