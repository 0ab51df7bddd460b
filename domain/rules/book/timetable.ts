import type { Rules } from './rule.ts';
import {
  csasLetters, csasProfessionals, extendedInterval, oundlePractice, pcse, primaryCareIt, priorNotification, prototype, timetableBlog,
} from './sources.ts';

/** The round of invitations that leads to a test, and what each event makes of the recall type. */
export const timetable = {
  'TT-01': {
    says: 'A person goes on the prior notification list 10 weeks before their next test due date.',
    source: `${priorNotification}; ${pcse}; ${csasProfessionals}`,
    mark: 'S',
  },
  'TT-02': {
    says: 'The practice has 4 weeks to answer invite, defer or cease; no answer means invite. The invitation goes 6 weeks before the next test due date.',
    source: `${priorNotification}; ${csasLetters}; ${prototype}`,
    mark: 'S',
  },
  'TT-03': {
    says: 'The reminder goes 18 weeks after the invitation, which is 12 weeks after the next test due date.',
    source: csasLetters,
    mark: 'S',
  },
  'TT-04': {
    says: 'Somebody without a test 14 weeks after the reminder (26 weeks after the next test due date) is a non-responder, and the practice is told; a third invitation is for the practice to send. They stay on the non-responder list for 8 weeks, or until the practice completes its review; after the 8 weeks the date is set anew. Entries on the list of patients to review also stay for 8 weeks, or until the review is completed.',
    source: `${csasLetters}; ${pcse}; ${timetableBlog}; ${priorNotification}; ${prototype}`,
    mark: 'S',
  },
  'TT-05': {
    says: 'Somebody who did not respond is invited again later: 3 years after the missed date is shown in the prototype, and the interval depends on the last result. Those aged 25 to 49 who miss tests are called every three years until a clinician-taken test is negative.',
    source: `${prototype}; ${primaryCareIt}; ${oundlePractice}; ${extendedInterval}`,
    mark: 'P',
  },
  'TT-06': {
    says: 'The practice reviews its prior notification list every week.',
    source: priorNotification,
    mark: 'S',
  },
  'TT-07': {
    says: 'Somebody not registered with a GP practice gets the invitation and reminder written for them: letters PA3 and PA4 in place of PA1 and PA2.',
    source: prototype,
    mark: 'P',
  },
  'TT-08': {
    says: 'The reminder and the non-response apply only when no test has been recorded since. A recorded test starts recall again from its own next test due date.',
    source: `${csasLetters}; that recall starts again is inferred`,
    mark: 'S',
  },
  'TT-09': {
    says: 'When CSAS bypasses the prior notification list, the invitation goes without asking the practice, at the time given in NTDD-06.',
    source: prototype,
    mark: 'P',
  },
  'TT-10': {
    says: 'The prior notification list shows the soonest due first, then inadequate, then repeat advised, then routine.',
    source: prototype,
    mark: 'P',
  },
  'TT-11': {
    says: 'In 2020, during the COVID pandemic, the invitation went 12 weeks after the prior notification list and the reminder 30 weeks later. This has since been withdrawn and is not applied.',
    source: 'Insight Solutions, COVID intervals, July 2020',
    mark: '2',
  },
  'TYPE-01': {
    says: 'What happens sets the recall type: a first call makes it Called; action A Routine; action R after an inadequate or unavailable test Inadequate, any other action R Repeat advised; action S Suspended; ceasing Ceased, without a next test due date. Action H and a deferral leave it as it was.',
    source: `${prototype}; the split between Inadequate and Repeat advised is inferred`,
    mark: 'P',
  },
} as const satisfies Rules;
