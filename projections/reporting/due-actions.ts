import { dueActionsTable } from '../due-actions/table.ts';
import { viewOf } from './view.ts';

export const dueActions = viewOf(dueActionsTable, {
  name: 'due_actions',
  says: dueActionsTable.says,
  carries: ['participant_id', 'due_on', 'step'],
});
