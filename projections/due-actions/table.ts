import type { Step } from '../../domain/participant/next-step.ts';
import { date, explained, uuid } from '../tables/columns.ts';
import { type RowOf, table } from '../tables/table.ts';

const steps: Readonly<Record<Step, string>> = {
  'list-for-prior-notification': 'goes on the prior notification list of the practice',
  'invite': 'is invited',
  'remind': 'is reminded',
  'record-non-response': 'counts as a non-responder',
  'close-non-response': 'leaves the list of non-responders, with a new next test due date',
  'release-letters': 'gets the letters that a pause held back',
  'look-for-outcome': 'is suspended: whether an outcome has come is looked at',
};

export const dueActionsTable = table({
  name: 'due_action',
  says: 'What the daily run has to do next for each participant, and from which day. Nobody for whom nothing is to be done.',
  columns: {
    participant_id: uuid('For whom.'),
    due_on: date('The first day whose run does it; may have passed.'),
    step: explained(steps, 'What is to be done; the participant …'),
  },
  key: ['participant_id'],
  indexes: [['due_on', 'participant_id']],
});
export type DueActionRow = RowOf<typeof dueActionsTable>;
