import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { tellRules } from '../../../application/explain/rules.ts';
import { lookAgainOn } from '../../../application/laboratory/look-again.ts';
import { readHistory } from '../../../application/participant-history.ts';
import { CivilDate, civilDate, addDays } from '../../../domain/dates/civil-date.ts';
import { checkSample } from '../../../domain/participant/check-sample.ts';
import { command, commandData } from '../../../domain/participant/commands.ts';
import { TestResult } from '../../../domain/participant/test-result.ts';
import { ToldRule, Wrong } from '../answers/told.ts';
import { nothing } from '../decode.ts';
import { exampleToday, firstTest } from '../examples/life.ts';
import { type Operation, operation } from '../operation.ts';
import { problemOf } from '../problems/of-failure.ts';
import { wrongOf } from '../problems/problem.ts';
import { action } from './action.ts';
import { ParticipantParams } from './change.ts';

const tag = 'Results';
const newTest = { ...firstTest, testDate: civilDate('2026-08-20'), slideNumber: '260820-0311' };

const recordResult = action({
  id: 'record-result',
  needs: 'enter-result',
  path: 'results',
  tag,
  summary: 'Record a test result',
  description: 'Of a laboratory, matched to this person. A result that fails validation is kept on the validation worklist and is answered with status 200, `accepted: false` and the reasons in `refusals`: nothing of it is on the record, and letters are held until it is settled.',
  body: TestResult,
  command: (result) => command('record-result', { result }),
  examples: [
    { summary: 'HPV negative: routine recall', value: newTest },
    { summary: 'HPV positive, severe dyskaryosis: colposcopy', value: { ...newTest, cytology: '4', hpv: '9', action: 'S' } },
  ],
  refusals: [],
});

const withdrawResult = action({
  id: 'withdraw-result',
  needs: 'enter-result',
  path: 'results/withdraw',
  tag,
  summary: 'Withdraw a recorded result',
  description: 'CSAS takes a result off the record. What it had set follows from what is left. `number` tells two tests of one day apart.',
  body: commandData['withdraw-result'],
  command: (body) => command('withdraw-result', body),
  examples: [{ summary: 'The test of a day', value: { testDate: firstTest.testDate } }],
  refusals: ['no-such-result'],
});

const settleResult = action({
  id: 'settle-result',
  needs: 'enter-result',
  path: 'results/settle',
  tag,
  summary: 'Settle a result that failed validation',
  description: 'CSAS corrects it, and it goes on the record; or removes it. `testDate` says which. Results of laboratories that waited for nothing else go on the record at once.',
  body: commandData['settle-result'],
  command: (body) => command('settle-result', body),
  examples: [
    { summary: 'Corrected', value: { testDate: newTest.testDate, correction: { cytology: 'X', hpv: '0', action: 'A' } } },
    { summary: 'Removed', value: { testDate: newTest.testDate, remove: true } },
  ],
  before: [[addDays(exampleToday, -1), command('record-result', { result: { ...newTest, cytology: '3' } })]],
  refusals: ['no-such-result', 'missing-value', 'invalid-code-combination', 'invalid-repeat-interval', 'third-hpv-positive-needs-colposcopy', 'second-inadequate-needs-colposcopy', 'invalid-return-to-routine', 'duplicate-slide-number', 'hpv-primary-flag', 'test-in-future', 'test-before-birth', 'ceased-no-cervix', 'dummy-deactivated', 'another-result-unresolved', 'sender-address-unknown'],
  follow: async (deps, { participantId }, today) => lookAgainOn(deps, participantId, today),
});

const SampleAdvice = t.type({ mayBeTaken: t.boolean, reasons: t.array(Wrong), rules: t.array(ToldRule) }, 'SampleAdvice');

const sampleCheck = operation({
  id: 'check-sample',
  needs: 'check-sample',
  method: 'POST',
  path: '/api/v1/participants/{participantId}/sample-check',
  tag,
  summary: 'Ask whether a sample may be taken',
  description: 'Advice for a sample taker: whether a sample of that day will be accepted, and if not, why and from when. Changes nothing.',
  params: ParticipantParams,
  query: nothing,
  headers: nothing,
  body: t.intersection([t.type({ sampleDate: CivilDate }), t.partial({ vialExpiry: CivilDate })]),
  bodyExamples: [{ summary: 'Today, with a vial that expires in spring', value: { sampleDate: exampleToday, vialExpiry: '2027-03-31' } }],
  answer: SampleAdvice,
  answerDescription: 'The advice, and the rules that it rests on.',
  answerExample: { mayBeTaken: true, reasons: [], rules: tellRules([{ rule: 'ACC-01' }]) },
  problems: ['not-found'],
  run: async ({ log, policy }, { params, body }) => {
    const history = await readHistory(log)(params.participantId);
    if (E.isLeft(history)) return E.left(problemOf(history.left));
    const { sampleDate, vialExpiry } = body;
    const advice = checkSample(history.right.participant, { sampleDate, ...(vialExpiry === undefined ? {} : { vialExpiry }) }, policy);
    return E.right({
      body: E.isRight(advice)
        ? { mayBeTaken: true, reasons: [], rules: [...tellRules(advice.right.rules)] }
        : { mayBeTaken: false, reasons: advice.left.map(wrongOf), rules: [] },
    });
  },
});

/** Test results, from the laboratory to the record. */
export const results: readonly Operation[] = [recordResult, withdrawResult, settleResult, sampleCheck];
