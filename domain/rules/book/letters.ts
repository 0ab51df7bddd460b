import type { Rules } from './rule.ts';
import { defenceLetters, prototype } from './sources.ts';

/** When a result brings no letter. Which letter a result brings stands with the code combinations. */
export const letters = {
  'SRC-01': {
    says: 'A sample taken in NHS colposcopy (source type 7) brings no result letter from the programme; colposcopy informs the person.',
    source: `${prototype}; that colposcopy informs them is inferred`,
    mark: 'P',
  },
  'SRC-02': {
    says: 'The result letter of a sample taken by Defence Medical Services (source type 5) goes to the medical base, which is the sender, and never to the home. A letter whose result names an address of its own goes there. Where the address of the base is not known, the result is refused for review.',
    source: `${defenceLetters}; that the base is the sender, and the review, are inferred on the side of privacy`,
    mark: 'L',
  },
  'SRC-03': {
    says: 'A result letter goes to the address of the record, unless the laboratory gives an address for this result, or two people choose one: that of the report, of the sender (no correspondence to the home), or another. It is for this letter alone and changes no record.',
    source: prototype,
    mark: 'P',
  },
} as const satisfies Rules;
