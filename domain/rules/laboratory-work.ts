import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** How soon what laboratories send is worked through. */
export interface LaboratoryWork {
  /** A person has their result so many days after the test. COM-04. */
  readonly answerWithinDays: number;
  /** For so many minutes an item is held for whoever took it up, and then anybody may. */
  readonly heldMinutes: number;
}

export const laboratoryWork: Table<LaboratoryWork> = [{ from: civilDate('1988-04-01'), rule: 'COM-04', value: { answerWithinDays: 14, heldMinutes: 30 } }];
