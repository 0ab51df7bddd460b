import type { Cytology } from '../codes/result.ts';
import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** Findings that are seen within two weeks; every other referral within six. COL-04. */
export const twoWeekFindings: Table<readonly Cytology[]> = [
  { from: civilDate('1988-04-01'), rule: 'COL-04', value: ['0', '4', '5', '6', '7', '9'] },
];

/** What a discharge proposes when it states an outcome and no date: months from the discharge, or the routine interval. D-23. */
export const dischargeProposals: Table<Readonly<Record<string, number | 'routine'>>> = [
  {
    from: civilDate('1988-04-01'),
    rule: 'D-23',
    value: {
      'normal': 36,
      'untreated-cin1': 12,
      'treated-cin': 6,
      'treated-cgin': 6,
      'routine': 'routine',
    },
  },
];

/** A discharge at least this many months ahead, by age, is back to routine recall; a nearer one is an early repeat. D-22. */
export const routineAfterDischarge: Table<{ readonly younger: number; readonly older: number }> = [
  { from: civilDate('1988-04-01'), rule: 'D-22', value: { younger: 36, older: 60 } },
];
