import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** How long a letter may stay where it is before somebody must look. In days unless said. */
export interface ReconciliationLimits {
  /** From when it is owed until there is a message. */
  readonly opened: number;
  /** From then until it is given to NHS Notify. */
  readonly handedOver: number;
  /** For an answer to that. */
  readonly answered: number;
  /** From then until NHS Notify says what became of it: the hours for which it may stay unread on each way, printing and post. */
  readonly news: number;
  /** From the end of a pause until what it held goes out. */
  readonly released: number;
  /** From when it failed or came back until somebody has looked. */
  readonly lookedAfter: number;
  /** From when it is known whose a laboratory's result is until it stands on the record. */
  readonly recorded: number;
  /** Hours between two reconciliations. */
  readonly betweenHours: number;
}

/** D-36. The numbers are ours. */
export const reconciliation: Table<ReconciliationLimits> = [
  {
    from: civilDate('1988-04-01'),
    rule: 'D-36',
    value: { opened: 1, handedOver: 2, answered: 1, news: 10, released: 1, lookedAfter: 5, recorded: 1, betweenHours: 36 },
  },
];
