import type { RefusalCode } from '../../domain/codes/refusal.ts';

/** What was wrong with a result that failed validation. Says nothing of anybody else's record but that there is one. */
const faults: Partial<Readonly<Record<RefusalCode, string>>> = {
  'invalid-code-combination': 'The codes do not go together.',
  'invalid-repeat-interval': 'The months to the next test do not go with the codes.',
  'third-hpv-positive-needs-colposcopy': 'It is the third HPV positive with normal cells in a row and does not refer to colposcopy.',
  'second-inadequate-needs-colposcopy': 'It is the second inadequate test in a row and does not refer to colposcopy.',
  'invalid-return-to-routine': 'Somebody with such a finding does not return to routine recall.',
  'duplicate-slide-number': "The slide number is on this record already or, with the same laboratory, on another person's.",
  'hpv-primary-flag': 'It is marked as not tested for HPV first.',
  'another-result-unresolved': 'An earlier result waits to be settled, and comes first.',
  'test-in-future': 'The test date lay in the future.',
  'test-before-birth': 'The test date lies before the date of birth.',
  'dummy-deactivated': 'The dummy registration was deactivated and accepts no results.',
  'ceased-no-cervix': 'The person had been ceased by then for a reason that rules tests out.',
};

/** A fault by its code, also one that a later version of the system finds. */
export const faultText = (code: RefusalCode): string => faults[code] ?? `Found: ${code.replaceAll('-', ' ')}.`;
