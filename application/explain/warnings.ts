import type { WarningCode } from '../../domain/codes/refusal.ts';

/** What each warning tells the person who gets it. */
export const warnings: Readonly<Record<WarningCode, string>> = {
  'test-older-than-4-months': 'The test is more than four months old; its result brings no letter.',
  'same-test-date': 'Another test of the same day is on the record. Check that this is not the same one twice.',
  'ceased-will-reinstate': 'The person was ceased; this result brings them back.',
  'inactive-not-reactivated': 'The person is inactive and stays so. The result is kept.',
  'repeated-deferral': 'The person has been deferred before, with no test since. Deferrals in a row must be looked into.',
  'early-sample': 'The sample was taken earlier than the programme asks for.',
  'not-newest-test': 'A later test is on the record, and sets the next test due date.',
};

/** A warning by its code, also one that an earlier version of the system gave. */
export const warningText = (code: string): string => (Object.hasOwn(warnings, code) ? warnings[code as WarningCode] : code);
