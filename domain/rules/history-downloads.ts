import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** How much of other people's histories leaves the system at once. D-47. */
export interface HistoryDownloads {
  readonly mostNumbers: number;
}

export const historyDownloads: Table<HistoryDownloads> = [{ from: civilDate('1988-04-01'), rule: 'D-47', value: { mostNumbers: 1_000 } }];
