import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** What holds of those who send samples. */
export interface SenderRules {
  /** The sender of every self-sample: known without standing in the register. SELF-02 */
  readonly selfSampling: string;
  /** Types of source whose people get their letters through the sender: Defence Medical Services. SRC-02 */
  readonly lettersThroughSender: readonly number[];
}

export const senders: Table<SenderRules> = [{ from: civilDate('1988-04-01'), rule: 'SRC-02', value: { selfSampling: 'SLFSMP', lettersThroughSender: [5] } }];
