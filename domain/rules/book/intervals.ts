import type { Rules } from './rule.ts';
import { callAndRecall, carePathway, extendedInterval, jerseyPractice, london2015, oundlePractice, personalisedScreening, prototype } from './sources.ts';

/** How long until the next test after a negative one, before and after the change of 1 July 2025. */
export const intervals = {
  'INT-01': {
    says: 'Aged 24 and a half to 49, after an HPV-negative routine test taken before 1 July 2025, the next test is due in 36 months.',
    source: callAndRecall,
    mark: 'S',
  },
  'INT-02': {
    says: 'Aged 24 and a half to 49, after an HPV-negative routine test taken by a clinician on or after 1 July 2025, the next test is due in 60 months.',
    source: `${extendedInterval}; ${personalisedScreening}`,
    mark: 'S',
  },
  'INT-03': {
    says: 'Aged 50 to 64, after an HPV-negative routine test, the next test is due in 60 months. The change of July 2025 left this as it was.',
    source: `${callAndRecall}; ${extendedInterval}`,
    mark: 'S',
  },
  'INT-04': {
    says: 'A next test due date that was already set is not changed by the longer interval. Only a test on or after 1 July 2025 brings it.',
    source: extendedInterval,
    mark: 'S',
  },
  'INT-05': {
    says: 'Aged 24 and a half to 49, after an HPV-negative self-sample, the next test is due in 36 months. Only a negative sample taken by a clinician brings 60 months.',
    source: `${extendedInterval}; ${oundlePractice}; ${prototype}`,
    mark: 'S',
  },
  'INT-06': {
    says: 'Aged 24 and a half to 49, with a recent HPV-positive history, the interval after a negative test is 36 months; from 50 it is 60 months. Recent means an HPV-positive result in the preceding 5 years that no clinician-taken HPV-negative test has followed; exactly 5 years ago or longer is not recent. The definition is the programme protocol; the 36 months are still to be confirmed.',
    source: `${extendedInterval} (definition); ${jerseyPractice} and ${personalisedScreening} (interval)`,
    mark: '2',
  },
  'INT-07': {
    says: 'People with HIV are tested every 12 months when otherwise normal. This rests on an older local policy; newer pages say only that schedules for people with HIV or weakened immunity may differ.',
    source: london2015,
    mark: '2',
  },
  'INT-08': {
    says: 'After an HPV-positive test without cell changes, the next test is due in 12 months. The change of July 2025 left this as it was.',
    source: `${carePathway}; ${personalisedScreening}`,
    mark: 'S',
  },
  'INT-09': {
    says: 'Somebody who does not respond is invited again as in TT-05. Under the longer interval this may be after 60 months, depending on their history.',
    source: extendedInterval,
    mark: 'S',
  },
} as const satisfies Rules;
