import { type LetterKind, letterKind } from '../../domain/codes/letter-kind.ts';
import type { LetterCode } from '../../domain/codes/letter.ts';

/** What a text can say of a person. NHS Notify keeps other names for itself, such as fullName, date and clientRef in any spelling. */
export type Field = 'person_name' | 'practice_name' | 'test_date' | 'next_test_due';

const byKind: Readonly<Record<LetterKind, readonly Field[]>> = {
  invitation: ['person_name', 'practice_name', 'next_test_due'],
  reminder: ['person_name', 'practice_name'],
  result: ['person_name', 'test_date', 'next_test_due'],
  referral: ['person_name', 'test_date'],
  ceasing: ['person_name'],
};

const ofTheirOwn: Partial<Readonly<Record<LetterCode, readonly Field[]>>> = {
  'PA3': ['person_name', 'next_test_due'],
  'PA4': ['person_name'],
  // No next test follows from these.
  'PX0C': ['person_name', 'test_date'],
  'K-0C': ['person_name', 'test_date'],
  'K1UH': ['person_name', 'test_date'],
  'K2UH': ['person_name', 'test_date'],
};

/** The fields that the text of a letter uses. */
export const fieldsOf = (code: LetterCode): readonly Field[] => ofTheirOwn[code] ?? byKind[letterKind(code)];
