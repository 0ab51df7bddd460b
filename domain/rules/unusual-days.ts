import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** When the numbers of a day's run are so far from those of the days before that a person must see them first. D-34. */
export interface UnusualDays {
  /** How many of the last days are looked at. */
  readonly days: number;
  /** With fewer of them in the diary, nothing is compared. */
  readonly daysAtLeast: number;
  /** More than so many times their median, or less than that part of it. */
  readonly times: number;
  /** Numbers up to this many people are never unusual. */
  readonly people: number;
}

export const unusualDays: Table<UnusualDays> = [
  {
    from: civilDate('1988-04-01'),
    rule: 'D-34',
    value: { days: 14, daysAtLeast: 7, times: 3, people: 1000 },
  },
];
