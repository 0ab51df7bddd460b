import type { Rules } from './rule.ts';
import { northEastLondon, parliament, prototype } from './sources.ts';

/** Samples that people take themselves. */
export const selfSampling = {
  'SELF-01': {
    says: 'In London, a kit can be offered to somebody 6 months overdue, aged 25 and a half to 64 (or older and not screened since 60) and not ceased. Not without a cervix, with a result in the last 3.5 years (25 to 49) or 5.5 years (50 to 64), on early recall or colposcopy follow-up, pregnant or under 3 months after birth, or new to screening in England. It is returned within 3 days; a positive one is followed by a sample at the clinic. Postal kits for the longest overdue are announced from 2026.',
    source: `${northEastLondon}; ${parliament}`,
    mark: '2',
  },
  'SELF-02': {
    says: 'A self-sample is known by the sender code SLFSMP and source type 6, and its result brings a K letter. No other interval for vaccinated people was found for England; a trial in 2021 posted kits at 15 months overdue and offered them at 6.',
    source: `${prototype}; GPonline (trial)`,
    mark: 'P',
  },
} as const satisfies Rules;
