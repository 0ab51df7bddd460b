import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { type Seen, seenHistory } from '../../../application/access/seen.ts';
import { type ParticipantHistory, readHistory } from '../../../application/participant-history.ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { programmePolicy } from '../../../domain/rules/policy.ts';
import { dateInEngland } from '../../clock.ts';
import { isLookingBack, momentOf } from '../../looking-back.ts';
import { historyEntries, HistoryEntry } from '../answers/event.ts';
import { ExplanationAnswer, explanationAnswer } from '../answers/explanation.ts';
import { orNull } from '../answers/or-null.ts';
import { ParticipantSummary, summaryOf } from '../answers/summary.ts';
import { nothing } from '../decode.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { exampleHistory, exampleToday, listed } from '../examples/life.ts';
import { etagOf } from '../headers.ts';
import { type Call, type Operation, operation } from '../operation.ts';
import { wholeNumber } from '../schema/constrained.ts';
import { problemOf } from '../problems/of-failure.ts';
import type { Problem } from '../problems/problem.ts';
import { ParticipantParams } from './change.ts';

const tag = 'Participants';
const Basis = oneOf('AsOfBasis', 'known', 'happened');
const AsOfQuery = t.partial({ asOf: CivilDate, basis: Basis, position: wholeNumber('LogPosition', 0, Number.MAX_SAFE_INTEGER, 'A position of the event log.') });

type AskedOf = Pick<Call<t.TypeOf<typeof ParticipantParams>, t.TypeOf<typeof AsOfQuery>, unknown, unknown>, 'params' | 'query' | 'within'>;

const asOfText =
  'With `asOf`, as it stood at the end of that day in England: by what was recorded by then (`basis=known`, the default), or by what had taken effect by then as we know it now (`basis=happened`). With `position`, by what stood in the event log up to that position. With both, both limits hold.';

const historyAt = async ({ log }: ApiDependencies, { params, query, within }: AskedOf): Promise<E.Either<Problem, Seen<ParticipantHistory>>> =>
  E.bimap(problemOf, (history: ParticipantHistory) => seenHistory(within.sees, history))(await readHistory(log)(params.participantId, momentOf(query)));

/** The day for ages: that asked for, else that on which the position was reached for them. */
const dayOf = ({ readAsOne }: ParticipantHistory, { asOf, position }: t.TypeOf<typeof AsOfQuery>, today: CivilDate): CivilDate => {
  const last = readAsOne.at(-1);
  return asOf ?? (position === undefined || last === undefined ? today : dateInEngland(last.recorded.recordedAt));
};

const example = exampleHistory(listed);

const readSummary = operation({
  id: 'read-participant',
  needs: 'read-person',
  method: 'GET',
  path: '/api/v1/participants/{participantId}',
  tag,
  summary: 'Read where a participant stands',
  description: `Who they are, the next test due date, recall type and status, results, pauses, and what the daily run does next. ${asOfText} The ETag is the revision of the record, for If-Match. Always as the event log has it: whoever has just changed something sees it.`,
  params: ParticipantParams,
  query: AsOfQuery,
  headers: t.partial({ 'if-none-match': t.string }),
  body: nothing,
  answer: ParticipantSummary,
  answerDescription: 'The participant.',
  answerExample: summaryOf(example, exampleToday, programmePolicy),
  otherStatuses: { 304: 'The record is as it was when you got the ETag that If-None-Match names.' },
  problems: ['not-found'],
  run: async (deps, call) => {
    const { query, headers } = call;
    const found = await historyAt(deps, call);
    if (E.isLeft(found)) return found;
    const { revision } = found.right;
    const body = summaryOf(found.right, dayOf(found.right, query, deps.today()), deps.policy);
    if (isLookingBack(query)) return E.right({ body });
    const etag = etagOf(revision);
    return E.right({ body, headers: { etag }, ...(headers['if-none-match'] === etag ? { status: 304 } : {}) });
  },
});

const HistoryAnswer = t.type(
  {
    participantId: ParticipantId,
    revision: t.Integer,
    asOf: orNull(t.type({ on: orNull(CivilDate), basis: Basis, position: orNull(t.Integer) })),
    participant: ParticipantSummary,
    entries: t.array(HistoryEntry),
  },
  'History',
);

const historyAnswer = (history: Seen<ParticipantHistory>, query: t.TypeOf<typeof AsOfQuery>, today: CivilDate, policy: typeof programmePolicy) => ({
  participantId: history.participantId,
  revision: history.revision,
  asOf: isLookingBack(query) ? { on: query.asOf ?? null, basis: query.basis ?? 'known', position: query.position ?? null } : null,
  participant: summaryOf(history, dayOf(history, query, today), policy),
  entries: historyEntries(history),
});

const readWholeHistory = operation({
  id: 'read-history',
  needs: 'read-history',
  method: 'GET',
  path: '/api/v1/participants/{participantId}/history',
  tag,
  summary: 'Read everything that ever happened to a participant',
  description: `Every event as it was recorded, oldest first: what, when, by whom, in answer to what, and on which rules, with their text and source; and where the participant stood after the last of them. Records found to be one person's are read as one; each entry says in which it stands. ${asOfText}`,
  params: ParticipantParams,
  query: AsOfQuery,
  headers: nothing,
  body: nothing,
  answer: HistoryAnswer,
  answerDescription: 'The history.',
  answerExample: historyAnswer(example, {}, exampleToday, programmePolicy),
  problems: ['not-found'],
  run: async (deps, call) => {
    const found = await historyAt(deps, call);
    return E.isLeft(found) ? found : E.right({ body: historyAnswer(found.right, call.query, deps.today(), deps.policy) });
  },
});

const readExplanation = operation({
  id: 'read-explanation',
  needs: 'read-history',
  method: 'GET',
  path: '/api/v1/participants/{participantId}/explanation',
  tag,
  summary: 'Have the next test due date explained',
  description: 'The present next test due date, recall type and status, told step by step from the events that set them: each with who, when, the rules it rests on, their source, and the value that was in force. And what the daily run does next.',
  params: ParticipantParams,
  query: AsOfQuery,
  headers: nothing,
  body: nothing,
  answer: ExplanationAnswer,
  answerDescription: 'The explanation.',
  answerExample: explanationAnswer(example, programmePolicy),
  problems: ['not-found'],
  run: async (deps, call) => {
    const found = await historyAt(deps, call);
    return E.isLeft(found) ? found : E.right({ body: explanationAnswer(found.right, deps.policy) });
  },
});

/** One participant, read from the event log itself. */
export const readParticipant: readonly Operation[] = [readSummary, readWholeHistory, readExplanation];
