import type { Rules } from './rule.ts';
import { coverageStatistics, csasBestPractice, failsafe, londonLaboratory } from './sources.ts';

/** Making sure that nobody is lost. */
export const failsafeRules = {
  'FS-01': {
    says: 'When no colposcopy outcome is known, the laboratory writes after 4, 6 and 8 weeks for an urgent referral and after 16, 24 and 32 weeks for a routine one (London values; national ones are not published). Each step is opened and closed on record, with a valid reason when nothing is done, and the sample taker makes sure that every sample has a result. Coverage of 80% counts as acceptable: 25 to 49 screened within 3.5 years, 50 to 64 within 5.5.',
    source: `${londonLaboratory}; ${csasBestPractice}; ${failsafe}; ${coverageStatistics}`,
    mark: '2',
  },
} as const satisfies Rules;
