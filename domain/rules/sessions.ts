import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** For how long somebody may stay signed in, in minutes. */
export interface SessionLimits {
  /** Without doing anything. */
  readonly idle: number;
  /** Whatever they do. */
  readonly longest: number;
  /** So long before the end they are warned. */
  readonly warning: number;
  /** At most so long ago they have shown at the identity service who they are, when they come in. */
  readonly freshness: number;
  /** How long a program’s token may be good for. */
  readonly token: number;
}

/** D-40. */
export const sessions: Table<SessionLimits> = [
  { from: civilDate('1988-04-01'), rule: 'D-40', value: { idle: 15, longest: 12 * 60, warning: 2, freshness: 5, token: 60 } },
];
