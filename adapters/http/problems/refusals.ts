import type { RefusalCode } from '../../../domain/codes/refusal.ts';
import type { ProblemKind } from './kind.ts';

const refused = (title: string, says: string): ProblemKind => ({ status: 422, title, says });

/** What the programme's rules refuse: understood, and against a rule. */
export const refusalProblems: Readonly<Record<RefusalCode, ProblemKind>> = {
  'invalid-code-combination': refused('These codes do not go together', 'Cytology, HPV and action must be one of the valid combinations of the programme. Check the three codes.'),
  'invalid-repeat-interval': refused('These months do not go with the codes', 'The months to the next test are not permitted with this combination of codes.'),
  'third-hpv-positive-needs-colposcopy': refused('A third HPV positive goes to colposcopy', 'After two HPV positives with normal cells, the third must be referred: action S.'),
  'second-inadequate-needs-colposcopy': refused('A second inadequate test goes to colposcopy', 'After an inadequate test, another one must be referred: action S.'),
  'invalid-return-to-routine': refused('This result cannot return somebody to routine recall', 'Action A is permitted only with findings that end follow-up.'),
  'duplicate-slide-number': refused('This slide number is on the record', 'A result with the same slide number is recorded already, for this person or, by the same laboratory, for another. Perhaps the result came twice, or under the wrong name.'),
  'hpv-primary-flag': refused('The HPV primary flag must not be N', 'Samples are tested for HPV first. Correct the flag.'),
  'another-result-unresolved': refused('Another result waits to be settled', 'An earlier result of this person failed validation. Settle that one first.'),
  'test-in-future': refused('The test date lies in the future', 'Correct the date of the test.'),
  'test-before-birth': refused('The test date lies before the date of birth', 'Correct the date of the test, or check that this is the right person.'),
  'ceased-no-cervix': refused('No test can have been taken', 'The person was ceased, before the date of this test, for a reason that rules tests out. Check that this is the right person, or reinstate.'),
  'deferral-too-short': refused('The deferral is too short', 'The date lies before the least that is permitted for this reason. "earliest" gives the soonest one.'),
  'deferral-too-long': refused('The deferral is too long', 'The date lies past the most that is permitted for this reason. "latest" gives the last one.'),
  'ntdd-too-early': refused('The next test due date is too early', 'The date leaves no time for the prior notification list. "earliest" gives the soonest one.'),
  'ntdd-too-late': refused('The date lies too far ahead', '"latest" gives the last one that is permitted.'),
  'signed-form-required': refused('A signed form is needed', 'Have the form signed, keep it, and say so with signedForm: true.'),
  'not-permitted': refused('Not yours to do', 'Another party enters this. Send the request to CSAS.'),
  'reinstatement-out-of-age': refused('Past the age for reinstatement', 'The person was ceased for age after a routine test past 60. CSAS may override, with an explanation.'),
  'already-ceased': refused('Ceased already', 'The person is ceased. Reinstate first if something else is to be done.'),
  'not-ceased': refused('Not ceased', 'Only somebody who is ceased can be reinstated.'),
  'not-on-pnl': refused('Not on the prior notification list', 'Only somebody on the list can be answered for. Perhaps the invitation went already.'),
  'sample-too-early': refused('Too early for a sample', 'The sample would be taken too long before the next test due date and may be rejected. "earliest" gives the day from which it is accepted.'),
  'sample-too-soon': refused('Too soon after the last sample', 'Cells need three months to grow back. "earliest" gives the day from which a sample is accepted.'),
  'vial-expiry': refused('The vial expires too soon', 'The vial must keep for some days after the sample. Use another one.'),
  'not-eligible': refused('Not eligible', 'The person is under age or ceased for a reason that rules a sample out.'),
  'inactive': refused('Inactive', 'The person died, left or was removed, or is a dummy registration that was deactivated; nothing can be planned for them.'),
  'not-registered': refused('Not in the cohort', 'The person has not joined the programme.'),
  'already-registered': refused('In the cohort already', 'The person has joined already; change the record instead.'),
  'dummy-not-called': refused('Not called under a dummy number', 'A dummy registration receives results and their letters, and no call.'),
  'dummy-not-updated': refused('Not updated under a dummy number', 'The demographic feed knows nobody under this number, so nothing of it changes the details of a dummy registration.'),
  'dummy-deactivated': refused('The dummy registration was deactivated', 'It can still be looked at and accepts no results. Check whose result it is, and remove it here.'),
  'not-a-dummy': refused('Not a dummy registration', 'The person has an NHS number. Only a dummy registration can be deactivated.'),
  'no-such-result': refused('No such result', 'There is no result of that test date where one is looked for.'),
  'already-paused': refused('Paused already', 'Letters and notifications are paused already.'),
  'not-paused': refused('Not paused', 'There is no pause to end.'),
  'missing-value': refused('Something more is needed', 'With what was asked, another field must be given too. "field" names it.'),
};
