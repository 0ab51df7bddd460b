import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** For how long it stays on record who looked at whom. */
export interface AccessRetention {
  /** Days after the look. Then it is removed, with all that was put on record on the same day. */
  readonly days: number;
}

/** RET-03. The same number stands in the database, which lets nobody remove what is younger. */
export const accessRetention: Table<AccessRetention> = [{ from: civilDate('1988-04-01'), rule: 'RET-03', value: { days: 3_652 } }];
