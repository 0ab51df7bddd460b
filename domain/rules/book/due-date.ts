import type { Rules } from './rule.ts';
import { prototype } from './sources.ts';

/** How the next test due date is worked out and who may set it. */
export const dueDate = {
  'NTDD-01': {
    says: 'The next test due date is the date of the most recent test plus the months that its result gives. Where the month reached has no such day, the last day of that month is taken.',
    source: prototype,
    mark: 'P',
  },
  'NTDD-02': {
    says: 'A result older than the latest test on the record does not move the next test due date.',
    source: prototype,
    mark: 'P',
  },
  'NTDD-03': {
    says: 'A result with action H does not move the next test due date.',
    source: prototype,
    mark: 'P',
  },
  'NTDD-04': {
    says: 'When a test is removed or corrected, the next test due date is worked out again.',
    source: prototype,
    mark: 'P',
  },
  'NTDD-05': {
    says: 'A date that passes through the prior notification list cannot be set earlier than 10 weeks from tomorrow (today plus 71 days). When colposcopy asks for an earlier date, the earliest allowed one is set and theirs is kept as a comment.',
    source: prototype,
    mark: 'P',
  },
  'NTDD-06': {
    says: 'CSAS can bypass the prior notification list. When the date is past or within 6 weeks the invitation goes the next week; otherwise 6 weeks before the date, which may be at most 60 months ahead.',
    source: prototype,
    mark: 'P',
  },
  'NTDD-07': {
    says: 'When a date is amended after an incident and lies within 7 days, the letter is put back a week so that the change can be checked.',
    source: prototype,
    mark: 'P',
  },
  'NTDD-08': {
    says: 'A corrected date of birth means that the next test due date is worked out again. People wrongly ceased for age, and changes of gender or NHS number, are reported as demographic changes.',
    source: prototype,
    mark: 'P',
  },
} as const satisfies Rules;
