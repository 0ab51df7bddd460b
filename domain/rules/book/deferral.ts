import type { Rules } from './rule.ts';
import { pcseDeferral, ceasingAndDeferring, prototype } from './sources.ts';

/** Putting the next test off. */
export const deferral = {
  'DEF-01': {
    says: 'How long a test may be put off depends on the reason. Practice: pregnancy, from 3 months after delivery to 12 months from today; recent test, 1 to 3 months; under colposcopy, 3 to 12; relevant treatment, 3 to 18. CSAS: the wish of the patient, 3 to 18 with a signed form; administrative, up to 36 or 60. Discharge from colposcopy (CSAS or colposcopy): from 71 days to 36 or 60 months. Afterwards the person is invited again if still eligible.',
    source: `${prototype}; ${ceasingAndDeferring}; ${pcseDeferral} had only 6, 12 or 18 months`,
    mark: 'P',
  },
  'DEF-02': {
    says: 'Whatever the reason, a deferral sets no date earlier than 71 days from today and none more than 60 months away.',
    source: prototype,
    mark: 'P',
  },
  'DEF-03': {
    says: 'A further deferral after two in a row brings a warning and is allowed. It is reported to the screening and immunisation team: two in a row over 36 months, and three or more.',
    source: prototype,
    mark: 'P',
  },
} as const satisfies Rules;
