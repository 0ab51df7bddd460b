import type { Rules } from './rule.ts';
import { csasLetters, pcseLaboratories, personalisedScreening, priorNotification, prototype } from './sources.ts';

/** How people are told, and how soon. */
export const communication = {
  'COM-01': {
    says: 'From June 2025, invitations and reminders go by NHS App, then by text when unopened, then by letter. Nine in ten are expected to be digital.',
    source: `${personalisedScreening}; Healthwatch Stockport; Sandy Lane Surgery (practice page)`,
    mark: 'S',
  },
  'COM-02': {
    says: 'From September 2025, a normal result goes by NHS App, and by letter when unread after 72 hours.',
    source: 'Sandy Lane Surgery (practice page); Nursing in Practice',
    mark: '2',
  },
  'COM-03': {
    says: 'From 24 March 2026, a result that needs colposcopy goes by NHS App, and by letter when unread after 24 hours; all other results after 72 hours.',
    source: 'Gosford Hill Medical Centre (practice page); the year is inferred',
    mark: '2',
  },
  'COM-04': {
    says: 'A person has their result within 14 days of the test (standard 98%). Laboratories send their files to CSAS daily, and results that need a referral are posted the same working day when they arrive before 12:30.',
    source: `${csasLetters}; Frontier Pathology (standard); ${pcseLaboratories} (time of day, legacy)`,
    mark: 'S',
  },
  'COM-05': {
    says: 'A practice on whose lists (prior notification, non-responders, to review) somebody new stands is told by email, with counts at most and nothing of any patient, and not again within 7 days. How often is not published: inferred from the weekly review of the lists (TT-06). A practice without an address that takes mail gets printed lists from CSAS.',
    source: `${prototype}; ${priorNotification}; the rhythm is inferred`,
    mark: 'I',
  },
} as const satisfies Rules;
