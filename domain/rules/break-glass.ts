import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** Looks at somebody whom one may not see otherwise. */
export interface BreakGlass {
  /** For so many minutes the record is open. */
  readonly minutes: number;
  /** So often one user may ask for a person by number and date of birth in so many minutes, found or not: more would be guessing. */
  readonly attempts: number;
  readonly attemptMinutes: number;
}

/** D-39. Our own, after the emergency access of other national systems. */
export const breakGlass: Table<BreakGlass> = [{ from: civilDate('1988-04-01'), rule: 'D-39', value: { minutes: 60, attempts: 10, attemptMinutes: 60 } }];
