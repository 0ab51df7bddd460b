import type { Rules } from './rule.ts';
import { prototype } from './sources.ts';

/** When a result brings no letter. Which letter a result brings stands with the code combinations. */
export const letters = {
  'SRC-01': {
    says: 'A sample taken in NHS colposcopy (source type 7) brings no result letter from the programme; colposcopy informs the person.',
    source: `${prototype}; that colposcopy informs them is inferred`,
    mark: 'P',
  },
} as const satisfies Rules;
