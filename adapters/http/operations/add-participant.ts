import * as t from 'io-ts';
import { CaseNumber } from '../../../domain/identifiers/case-number.ts';
import { NhsNumber } from '../../../domain/identifiers/nhs-number.ts';
import { command } from '../../../domain/participant/commands.ts';
import { Demographics } from '../../../domain/participant/demographics.ts';
import { NoteText } from '../../../domain/participant/noted.ts';
import { programmePolicy } from '../../../domain/rules/policy.ts';
import { OutcomeAnswer, outcomeAnswer } from '../answers/outcome.ts';
import { nothing } from '../decode.ts';
import { caseNumber, exampleHistory, exampleNhsNumber, exampleOutcome, exampleToday, listed } from '../examples/life.ts';
import { IdempotencyKey } from '../headers.ts';
import { type Operation, operation } from '../operation.ts';
import { change } from './change.ts';

const { demographics } = exampleHistory(listed).participant;

/** Only by CSAS, with the case in which the person's agreement is kept. */
export const addParticipant: Operation = operation({
  id: 'add-participant',
  needs: 'add-person',
  method: 'POST',
  path: '/api/v1/participants',
  tag: 'Participants',
  summary: 'Add somebody to the programme',
  description: 'Whom the national record holds and the demographic feed has not brought: with their NHS number and what the national record says of them, looked up beforehand. `optedIn` for somebody who is not registered female and asked to be called. From then on the feed keeps them up to date. The first next test due date follows from the age. With an **Idempotency-Key** it may be sent again without harm.',
  params: nothing,
  query: nothing,
  headers: t.partial({ 'idempotency-key': IdempotencyKey }),
  body: t.intersection([t.type({ nhsNumber: NhsNumber, demographics: Demographics, caseNumber: CaseNumber }), t.partial({ optedIn: t.boolean, comment: NoteText })]),
  bodyExamples: [{ summary: 'Who asked to be called', value: { nhsNumber: exampleNhsNumber, demographics, optedIn: true, caseNumber, comment: 'Opt-in form of 28 August' } }],
  answer: OutcomeAnswer,
  answerDescription: 'They are in the programme: what followed, by which rules, and where they stand.',
  answerExample: outcomeAnswer(exampleOutcome([[exampleToday, command('register', { nhsNumber: exampleNhsNumber, demographics, by: 'csas', caseNumber })]]), exampleToday, programmePolicy),
  problems: ['already-registered', 'conflict', 'idempotency-key-reused'],
  run: (deps, call) => change(deps, { ...call, params: { participantId: deps.ids.of(call.body.nhsNumber) } }, command('register', { ...call.body, by: 'csas' })),
});
