import { civilDate } from '../dates/civil-date.ts';
import type { RuleId } from './book.ts';
import type { Table } from './dated.ts';

/** Months to the next routine test after a negative one, by what is known of the person on the test date. */
export interface RoutineIntervals {
  readonly younger: Interval;
  /** Younger, and the sample was self-taken. */
  readonly youngerSelfSample: Interval;
  /** Younger, with a recent HPV positive. */
  readonly youngerRecentPositive: Interval;
  readonly older: Interval;
}

export interface Interval {
  readonly months: number;
  readonly rules: readonly RuleId[];
}

/** By the date of the test (D-06); younger and older part at the age on that date (D-05). */
export const routineIntervals: Table<RoutineIntervals> = [
  {
    from: civilDate('1988-04-01'),
    rule: 'INT-01',
    value: {
      younger: { months: 36, rules: ['INT-01', 'D-06'] },
      youngerSelfSample: { months: 36, rules: ['INT-01', 'D-06'] },
      youngerRecentPositive: { months: 36, rules: ['INT-01', 'D-06'] },
      older: { months: 60, rules: ['INT-03'] },
    },
  },
  {
    from: civilDate('2025-07-01'),
    rule: 'INT-02',
    value: {
      younger: { months: 60, rules: ['INT-02', 'D-06'] },
      youngerSelfSample: { months: 36, rules: ['INT-05'] },
      youngerRecentPositive: { months: 36, rules: ['INT-06', 'D-07'] },
      older: { months: 60, rules: ['INT-03'] },
    },
  },
];
