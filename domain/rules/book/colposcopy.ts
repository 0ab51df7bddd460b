import type { Rules } from './rule.ts';
import {
  colposcopyPregnancy, colposcopyReferral, colposcopyTreatment, csasColposcopy, csasLetters, failsafeAppendix, manchesterReferral,
  pcseLaboratories, prototype,
} from './sources.ts';

/** Referral to colposcopy and the way back. */
export const colposcopy = {
  'COL-01': {
    says: 'Colposcopy returns a person to call and recall with a discharge list that states the next test due date, sent to CSAS. Only people who are eligible are taken back: 24 and a half to 64 with a cervix, or older while under surveillance.',
    source: `${csasColposcopy}; ${pcseLaboratories}; ${failsafeAppendix}`,
    mark: 'S',
  },
  'COL-02': {
    says: 'When colposcopy asks for a next test due date that is too early, the earliest allowed date is set and theirs is kept as a comment. The change is recorded as a deferral for discharge from colposcopy, of up to 36 or 60 months.',
    source: prototype,
    mark: 'P',
  },
  'COL-03': {
    says: 'CSAS carries out a discharge list within 5 days, checks that it is the latest one, and sends back what it cannot accept.',
    source: csasColposcopy,
    mark: 'S',
  },
  'COL-04': {
    says: 'Possible invasion, high-grade, possible glandular neoplasia and borderline endocervical changes are offered colposcopy in 2 weeks (93%); low-grade, borderline squamous, persistent HPV and repeated inadequate tests in 6 weeks of referral (99%). Cancer is confirmed or ruled out in 28 days. The laboratory refers directly and tells the GP; the sample taker stays responsible for attendance. Missed appointments are offered once more; in pregnancy an abnormal referral is still seen, while a routine or follow-up test may wait until after delivery.',
    source: `${colposcopyReferral}; ${colposcopyPregnancy}; ${csasLetters}; ${manchesterReferral}`,
    mark: 'S',
  },
  'COL-05': {
    says: 'After an inadequate sample in colposcopy, the test is repeated no sooner than 3 months later.',
    source: colposcopyTreatment,
    mark: 'S',
  },
  'COL-06': {
    says: 'The screening sample is not repeated at the first colposcopy visit after an abnormal, or HPV-positive and cytology-negative, referral.',
    source: colposcopyTreatment,
    mark: 'S',
  },
} as const satisfies Rules;
