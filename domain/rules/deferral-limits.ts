import type { DeferralReason, Party } from '../codes/recall.ts';
import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

export interface DeferralLimit {
  /** Least months from today; for a pregnancy from the expected delivery. */
  readonly least: number;
  /** Most months from today; by age where the routine interval decides. */
  readonly most: number | { readonly younger: number; readonly older: number };
  readonly by: readonly Party[];
  readonly signedForm: boolean;
}

const practice: readonly Party[] = ['practice', 'csas'];
const routineByAge = { younger: 36, older: 60 };

/** DEF-01, D-15, D-16, D-17. */
export const deferralLimits: Table<Readonly<Record<DeferralReason, DeferralLimit>>> = [
  {
    from: civilDate('1988-04-01'),
    rule: 'DEF-01',
    value: {
      'pregnancy': { least: 3, most: 12, by: practice, signedForm: false },
      'recent-test': { least: 1, most: 3, by: practice, signedForm: false },
      'under-colposcopy': { least: 3, most: 12, by: practice, signedForm: false },
      'under-treatment': { least: 3, most: 18, by: practice, signedForm: false },
      'colposcopy-discharge': { least: 0, most: routineByAge, by: ['csas', 'colposcopy'], signedForm: false },
      'patient-wish': { least: 3, most: 18, by: ['csas'], signedForm: true },
      'administrative': { least: 0, most: routineByAge, by: ['csas'], signedForm: false },
    },
  },
];
