import type { Rules } from './rule.ts';
import {
  callAndRecall, demographicService, failsafeAppendix, managingPatients, manchesterProtocols, prototype, requirements,
} from './sources.ts';

/** Who is called. */
export const eligibility = {
  'ELIG-01': {
    says: 'Anyone with a cervix is offered screening from 24 and a half until 64, whatever their gender identity. Those registered female or indeterminate are called automatically; newer guidance speaks only of those registered female. Personal details come from the national demographic service, and a practice sees only its own registered patients.',
    source: `${requirements}; ${callAndRecall}; ${managingPatients}; ${demographicService}`,
    mark: 'S',
  },
  'ELIG-02': {
    says: 'The first next test due date is 20 weeks before the 25th birthday. The invitation goes 6 weeks before that, so at about 24 and a half.',
    source: `${prototype}; agrees with ${callAndRecall}`,
    mark: 'P',
  },
  'ELIG-03': {
    says: 'Somebody who joins at 25 or later gets a next test due date no earlier than 10 weeks from tomorrow (today plus 71 days) and is on the prior notification list the next day. A request to add a person goes to the national demographic service, which usually answers in 15 minutes and within a day at most.',
    source: prototype,
    mark: 'P',
  },
  'ELIG-04': {
    says: 'From 65, screening is only for people not screened since 50 or who do not yet meet the criteria to be ceased, for example because an abnormal result is still being followed up. After a colposcopy discharge, somebody over 65 is eligible only while under surveillance.',
    source: `${callAndRecall}; ${failsafeAppendix}; ${manchesterProtocols}`,
    mark: 'S',
  },
  'ELIG-05': {
    says: 'People not registered female are not called automatically; they can opt in with a form to CSAS. A change of gender marker needs an opt-in even when the NHS number stays the same, and the history stays with an unchanged NHS number. Somebody registered female without a cervix may be called, and is then ceased for having no cervix.',
    source: `${managingPatients}; Burley Park Medical Centre (practice page), 13 June 2025`,
    mark: 'S',
  },
  'ELIG-06': {
    says: 'Somebody who leaves England becomes inactive. When they move to Scotland or Northern Ireland, their screening history and HPV vaccination record are sent by hand and the transfer is confirmed.',
    source: prototype,
    mark: 'P',
  },
  'ELIG-07': {
    says: 'Somebody who has died or become inactive gets no invitations. A result dated after that day is stored, but does not make the record active again.',
    source: prototype,
    mark: 'P',
  },
  'ELIG-08': {
    says: 'As a last resort, a person who cannot be matched to anybody is registered under a dummy number (in the pattern T123 456 7890), confirmed by a second member of staff. They can be sent results, invited, ceased and deferred, but their details are never updated from the demographic service. One that is deactivated can still be viewed and accepts no results.',
    source: prototype,
    mark: 'P',
  },
  'ELIG-09': {
    says: 'A private test is not routinely recorded and the person is still due their NHS test, with 3 months between the two samples. CSAS staff can nevertheless add a private test by hand.',
    source: `${manchesterProtocols}; ${prototype}`,
    mark: '2',
  },
  'ELIG-10': {
    says: 'CSAS can add historic and private tests and tests from Scotland, Wales or abroad by hand, the most recent first, translated into English result codes and without a laboratory code (or XXXXX). Sources disagree on whether tests from abroad count.',
    source: `${prototype}; Jubilee Healthcare, Coventry (practice page) says otherwise`,
    mark: 'P',
  },
} as const satisfies Rules;
