import type { Rules } from './rule.ts';
import { callAndRecall, ceasingAndDeferring, csasColposcopy, csasPractices, failsafeAppendix, priorNotification, prototype } from './sources.ts';

/** Ceasing recall and reinstating it. */
export const ceasing = {
  'CEASE-01': {
    says: 'Somebody whose test is HPV negative and whose next test would fall past the upper age is ceased for age, with letter PX0C.',
    source: `${prototype}; the age test is inferred`,
    mark: 'P',
  },
  'CEASE-02': {
    says: 'Nobody is ceased for age while under surveillance: after an HPV-positive test, or during follow-up from colposcopy.',
    source: `${callAndRecall}; ${failsafeAppendix}`,
    mark: 'S',
  },
  'CEASE-03': {
    says: 'Somebody past the upper age who does not respond is ceased for age automatically, with letter CUA.',
    source: prototype,
    mark: 'P',
  },
  'CEASE-04': {
    says: 'Somebody ceased for age whose last test was routine and taken over 60 is not reinstated, unless the refusal is overridden.',
    source: prototype,
    mark: 'P',
  },
  'CEASE-05': {
    says: 'Somebody without a cervix is ceased by the practice, or by colposcopy or gynaecology with a signed form; letter CXNC. On the prior notification list a practice may cease only for age, no cervix or radiotherapy.',
    source: `${prototype}; ${csasColposcopy}; ${priorNotification}`,
    mark: 'P',
  },
  'CEASE-06': {
    says: 'A person may withdraw by informed choice at any time and without a reason, having been given information and told what it means, on a signed form that CSAS enters; letter CIC. No source puts an end to the choice.',
    source: `${prototype}; ${csasPractices}; ${ceasingAndDeferring}`,
    mark: 'P',
  },
  'CEASE-07': {
    says: 'Somebody without capacity may be ceased in their best interests under the Mental Capacity Act, on a form sent to CSAS; letter CMC.',
    source: `${prototype}; ${csasPractices}`,
    mark: 'P',
  },
  'CEASE-08': {
    says: 'A practice on the prior notification list, or CSAS, may cease somebody for age by hand; letter CXAN.',
    source: prototype,
    mark: 'P',
  },
  'CEASE-09': {
    says: 'After radiotherapy to the pelvis that affects the cervix, the practice ceases on the prior notification list, or colposcopy or gynaecology with a signed form. Cervical stenosis is ceased on the advice of a colposcopist. No letter is known for either.',
    source: `${prototype}; ${csasColposcopy}`,
    mark: 'P',
  },
  'CEASE-10': {
    says: 'Anyone ceased can be reinstated at any time. The recall type and next test due date are proposed from the last test; when overdue the date is 11 weeks from today, on the prior notification list the next day, and staff may override it. A later result may also reinstate, but not after no cervix, radiotherapy or stenosis.',
    source: `${prototype}; ${csasPractices}`,
    mark: 'P',
  },
} as const satisfies Rules;
