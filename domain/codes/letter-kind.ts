import type { LetterCode } from './letter.ts';

/** What a letter is about. The ways that it takes go by this, and so do the lists of letters sent. */
export type LetterKind = 'invitation' | 'reminder' | 'result' | 'referral' | 'ceasing';

const reminders: ReadonlySet<LetterCode> = new Set<LetterCode>(['PA2', 'PA4']);

/** By how the programme names its letters: PA… calls, C… ends, and all others tell a result, with S at the end where it leads to colposcopy. */
export const letterKind = (code: LetterCode): LetterKind => {
  if (code.startsWith('PA')) return reminders.has(code) ? 'reminder' : 'invitation';
  if (code.startsWith('C')) return 'ceasing';
  return code.endsWith('S') ? 'referral' : 'result';
};
