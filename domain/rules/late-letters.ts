import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** When a letter that was asked for does not go by itself any more. */
export interface LateLetters {
  /** Asked for more months ago: somebody decides whether it goes. */
  readonly months: number;
}

/** D-37. As long as a result may be told after its test (D-14), and less than the 18 weeks after which the reminder follows an invitation (TT-03). */
export const lateLetters: Table<LateLetters> = [{ from: civilDate('1988-04-01'), rule: 'D-37', value: { months: 4 } }];
