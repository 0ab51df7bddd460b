import type { Rules } from './rule.ts';
import { carePathway, manchesterReferral, primaryHpvGuide, prototype, requirements } from './sources.ts';

/** What a result may say and what follows from it. A result is three codes: cytology, HPV, action. */
export const results = {
  'CODE-01': {
    says: 'Only certain codes may stand together, each with its months; the letter is P and the three codes. X0A: 36 or 60 months by age and history, letter PX0A, or PX0C when ceased for age. X0R: 36 months unless 12 or 6 is given. XUR: 3. 19R: 3. 29R: 12, or 36. 09R: 12, or 36. X0S, XUS, X9S and 09S to 99S: suspended for 12 months. Self-samples are -0A, -9R and -UH, with the K letters. Older codes: 0QR and 2QR 12 months, 1QR 3 months, 0QS to 9QS suspended; 0R without an HPV code has 1 to 36 months entered by hand.',
    source: `${prototype}; ${carePathway}; ${primaryHpvGuide}`,
    mark: 'P',
  },
  'CODE-02': {
    says: 'Abnormal cytology (codes 3 to 9) needs HPV 9 (positive) or Q (not tested), and its action is always S: refer to colposcopy. Action A returns to routine only after an HPV-negative X0 (or the older 2A and 0A).',
    source: `${primaryHpvGuide}; that only these return to routine is inferred`,
    mark: 'L',
  },
  'HPV-01': {
    says: 'HPV negative: back to routine recall.',
    source: carePathway,
    mark: 'S',
  },
  'HPV-02': {
    says: 'HPV positive with negative cytology, for the first time: test again in 12 months.',
    source: carePathway,
    mark: 'S',
  },
  'HPV-03': {
    says: 'HPV positive with negative cytology, for the second time in a row: test again in 12 months.',
    source: carePathway,
    mark: 'S',
  },
  'HPV-04': {
    says: 'HPV positive with negative cytology, for the third time in a row: refer to colposcopy. Inadequate tests in between are not counted.',
    source: `${requirements} (persisting after 24 months); ${prototype}; ${primaryHpvGuide}`,
    mark: 'S',
  },
  'HPV-05': {
    says: 'HPV positive with abnormal cytology, at any time: refer to colposcopy.',
    source: carePathway,
    mark: 'S',
  },
  'HPV-06': {
    says: 'An unavailable HPV test or inadequate cytology: test again in not less than 3 months.',
    source: carePathway,
    mark: 'S',
  },
  'HPV-07': {
    says: 'The second unavailable or inadequate test in a row, of either kind: refer to colposcopy.',
    source: carePathway,
    mark: 'S',
  },
  'HPV-08': {
    says: 'HPV positive with possible glandular neoplasia that is not of the cervix: test again in 12 months (or 36). The GP or sample taker arranges an urgent gynaecology referral; the letter reads as for a negative test.',
    source: `${prototype}; ${manchesterReferral}`,
    mark: 'P',
  },
  'HPV-09': {
    says: 'HPV negative, but an earlier test is needed: 36, 12 or 6 months.',
    source: prototype,
    mark: 'P',
  },
  'HPV-10': {
    says: 'Referred to colposcopy although HPV negative (X0S), or HPV positive without cytology (X9S): recall is suspended. When each is used is not stated in the sources.',
    source: prototype,
    mark: 'P',
  },
} as const satisfies Rules;
