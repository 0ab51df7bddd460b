import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** When a sample may be taken. ACC-01 to ACC-04, D-24. */
export interface SampleLimits {
  /** Months before the next test due date, on routine recall. */
  readonly routineMonthsEarly: number;
  /** Months before the next test due date, on an early repeat. */
  readonly repeatMonthsEarly: number;
  /** Months since the last sample. */
  readonly monthsSinceLast: number;
  /** Days that the vial must still keep. */
  readonly vialDays: number;
}

export const sampleLimits: Table<SampleLimits> = [
  {
    from: civilDate('1988-04-01'),
    rule: 'D-24',
    value: { routineMonthsEarly: 3, repeatMonthsEarly: 1, monthsSinceLast: 3, vialDays: 14 },
  },
];
