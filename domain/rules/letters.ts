import type { LetterCode } from '../codes/letter.ts';
import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** Which letter goes with what, besides those that stand with the valid combinations and the reasons for ceasing. */
export interface Letters {
  readonly invitation: LetterCode;
  readonly reminder: LetterCode;
  /** To those who are not registered with a practice. TT-07. */
  readonly invitationWithoutPractice: LetterCode;
  readonly reminderWithoutPractice: LetterCode;
  /** A result that ends the recall by age. CEASE-01. */
  readonly endOnResult: LetterCode;
  readonly endOnSelfSample: LetterCode;
  /** Silence that ends the recall by age. CEASE-03. */
  readonly endOnSilence: LetterCode;
  /** An inadequate self-sample that follows another. SELF-02. */
  readonly secondInadequateSelfSample: LetterCode;
  /** Types of source that tell their patients themselves: NHS colposcopy. SRC-01. */
  readonly sourceTypesWithout: readonly number[];
}

export const letters: Table<Letters> = [
  {
    from: civilDate('1988-04-01'),
    rule: 'TT-07',
    value: {
      invitation: 'PA1',
      reminder: 'PA2',
      invitationWithoutPractice: 'PA3',
      reminderWithoutPractice: 'PA4',
      endOnResult: 'PX0C',
      endOnSelfSample: 'K-0C',
      endOnSilence: 'CUA',
      secondInadequateSelfSample: 'K2UH',
      sourceTypesWithout: [7],
    },
  },
];
