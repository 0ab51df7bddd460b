import type { LetterCode } from '../codes/letter.ts';
import type { CeaseReason, Party } from '../codes/recall.ts';
import { civilDate } from '../dates/civil-date.ts';
import type { RuleId } from './book.ts';
import type { Table } from './dated.ts';

export interface CeasePermission {
  readonly by: readonly Party[];
  /** Who has to record a signed form. */
  readonly signedFormFrom: readonly Party[];
  readonly letter: LetterCode | null;
  readonly rule: RuleId;
  /** A test taken after such a cease can't be: its result is refused. VAL-09. */
  readonly rulesOutTests: boolean;
}

/** D-17, VAL-09. */
export const ceasePermissions: Table<Readonly<Record<CeaseReason, CeasePermission>>> = [
  {
    from: civilDate('1988-04-01'),
    rule: 'D-17',
    value: {
      'no-cervix': { by: ['practice', 'csas', 'colposcopy'], signedFormFrom: ['colposcopy'], letter: 'CXNC', rule: 'CEASE-05', rulesOutTests: true },
      'age': { by: ['practice', 'csas'], signedFormFrom: [], letter: 'CXAN', rule: 'CEASE-08', rulesOutTests: false },
      'radiotherapy': { by: ['practice', 'csas', 'colposcopy'], signedFormFrom: ['colposcopy'], letter: null, rule: 'CEASE-09', rulesOutTests: true },
      'informed-choice': { by: ['csas'], signedFormFrom: ['csas'], letter: 'CIC', rule: 'CEASE-06', rulesOutTests: false },
      'mental-capacity': { by: ['csas'], signedFormFrom: ['csas'], letter: 'CMC', rule: 'CEASE-07', rulesOutTests: false },
      'stenosis': { by: ['csas'], signedFormFrom: [], letter: null, rule: 'D-17', rulesOutTests: true },
    },
  },
];
