import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** How practices are told by email that somebody has come on one of their lists. COM-05. */
export interface PracticeNotices {
  /** Not again within so many days. */
  readonly everyDays: number;
  /** A mail that was not taken for the moment is tried again after so many minutes, then after the next; the last holds for all that follow. */
  readonly pauseMinutes: readonly number[];
  /** After so many days an address that was never reached counts as refused. */
  readonly giveUpDays: number;
  /** Most addresses of a practice. */
  readonly mostAddresses: number;
}

export const practiceNotices: Table<PracticeNotices> = [
  { from: civilDate('1988-04-01'), rule: 'COM-05', value: { everyDays: 7, pauseMinutes: [5, 15, 60, 240], giveUpDays: 5, mostAddresses: 10 } },
];
