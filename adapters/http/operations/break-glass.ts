import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { findKnown } from '../../../application/break-glass/find.ts';
import { openRecord, type Why } from '../../../application/break-glass/open.ts';
import { readLook } from '../../../application/break-glass/streams.ts';
import { reviewLook } from '../../../application/break-glass/review.ts';
import type { ParticipantId } from '../../../application/participant-id.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { BreakGlassKind, ReviewFinding } from '../../../domain/break-glass/events.ts';
import { CivilDate, civilDate } from '../../../domain/dates/civil-date.ts';
import { ParticipantNumber } from '../../../domain/identifiers/participant-number.ts';
import { countLooks, looksThat } from '../../../projections/break-glass/queries.ts';
import { breakGlassTable } from '../../../projections/break-glass/table.ts';
import { Look, look, OpenedRecord, openedRecord } from '../answers/break-glass.ts';
import { nothing } from '../decode.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { exampleId, exampleNhsNumber, exampleToday } from '../examples/life.ts';
import { positionHeader } from '../headers.ts';
import { type Answered, type Call, type Operation, operation } from '../operation.ts';
import { problemOf } from '../problems/of-failure.ts';
import { problem } from '../problems/problem.ts';
import { text } from '../schema/constrained.ts';
import { ParticipantParams } from './change.ts';
import { list } from './list.ts';

const tag = 'Break-glass';

const Because = {
  kind: BreakGlassKind,
  reason: text('BreakGlassReason', { minLength: 10, maxLength: 1_000, pattern: '\\S', description: 'Why you must look. Whoever reviews it reads this.' }),
};
const because: Why = { kind: 'patient-present', reason: 'Registered with us as a temporary patient this morning; is here for her test.' };
const example = { breakGlass: '5a0c0a8e-7f0f-8b55-9c1e-3d1b2f6a7c11-0001', participantId: exampleId, until: `${exampleToday}T10:00:00.000Z` };

const effect = 'The record can then be read under its address (where somebody stands and their results, and whether a sample may be taken), with what a restricted record hides: by you, in this session, for an hour. Nothing can be changed, and lists and searches are as before. Everybody’s looks are reviewed by somebody else.';

type Asked = Pick<Call<unknown, unknown, unknown, Why>, 'identity' | 'actor' | 'correlationId' | 'body'>;

const opened = async (deps: ApiDependencies, id: ParticipantId, { identity, actor, correlationId, body: { kind, reason } }: Asked): Answered<t.TypeOf<typeof OpenedRecord>> => {
  const done = await openRecord(deps)(id, identity, { kind, reason }, { today: deps.today(), now: deps.now(), actor, correlationId });
  return E.isLeft(done) ? E.left(problemOf(done.left)) : E.right({ body: openedRecord(done.right), headers: { [positionHeader]: String(done.right.position) } });
};

const open = operation({
  id: 'break-glass-for-participant',
  needs: 'break-glass',
  method: 'POST',
  path: '/api/v1/participants/{participantId}/break-glass',
  tag,
  summary: 'Open a record that you may not see otherwise',
  description: effect,
  params: ParticipantParams,
  query: nothing,
  headers: nothing,
  body: t.type(Because),
  bodyExamples: [{ summary: 'The patient is here', value: because }],
  answer: OpenedRecord,
  answerDescription: 'It is open.',
  answerExample: example,
  problems: ['not-found'],
  run: (deps, call) => opened(deps, call.params.participantId, call),
});

const find = operation({
  id: 'break-glass',
  needs: 'break-glass',
  method: 'POST',
  path: '/api/v1/break-glass',
  tag,
  summary: 'Open the record of somebody whom you cannot find otherwise',
  description: `Number and date of birth must both be theirs; where they are not, nothing tells which of them is wrong. ${effect} You may ask so ten times an hour, found or not.`,
  params: nothing,
  query: nothing,
  headers: nothing,
  body: t.type({ nhsNumber: ParticipantNumber, dateOfBirth: CivilDate, ...Because }),
  bodyExamples: [{ summary: 'The patient is here', value: { nhsNumber: exampleNhsNumber, dateOfBirth: civilDate('1990-10-22'), ...because } }],
  answer: OpenedRecord,
  answerDescription: 'It is open.',
  answerExample: example,
  problems: ['not-found'],
  run: async (deps, call) => {
    const { identity, actor, correlationId, body } = call;
    const now = deps.now();
    const found = await findKnown(deps)(body, identity, { today: deps.today(), now, actor, correlationId, attempt: randomUUID() });
    if (E.isRight(found)) return opened(deps, found.right, call);
    if (found.left.kind !== 'too-many') return E.left(problemOf(found.left));
    const retryAfter = Math.max(1, Math.ceil((Date.parse(found.left.after) - Date.parse(now)) / 1_000));
    return E.left({ ...problem('too-many-requests', 'You have asked for people by number and date of birth as often as you may in an hour.'), retryAfter });
  },
});

const asked = ({ reviewed }: { readonly reviewed?: 'yes' | 'no' | undefined }) => (reviewed === undefined ? {} : { reviewed: reviewed === 'yes' });

const looks = list({
  id: 'read-break-glass',
  needs: 'review-break-glass',
  path: '/api/v1/break-glass',
  tag,
  summary: 'Looks at people whom who looked may not see otherwise',
  description: 'Oldest first: who, when, at whom and why, and what the review found. `reviewed=no`: those that wait for a review.',
  params: nothing,
  query: t.partial({ reviewed: oneOf('Reviewed', 'yes', 'no') }),
  item: Look,
  name: 'BreakGlassLooks',
  example: { breakGlass: example.breakGlass, participantId: exampleId, by: { user: '555021935107', role: 'R8001', organisation: 'B82002', session: '0b7c1d0e' }, ...because, at: `${exampleToday}T09:00:00.000Z`, until: example.until, review: null },
  table: breakGlassTable.name,
  page: ({ db }, filter, request) => looksThat(db)(asked(filter), request),
  count: ({ db }, filter) => countLooks(db)(asked(filter)),
  show: look,
});

const review = operation({
  id: 'review-break-glass',
  needs: 'review-break-glass',
  method: 'POST',
  path: '/api/v1/break-glass/{breakGlass}/review',
  tag,
  summary: 'Review a look',
  description: 'Whether it had to be. Never by who looked, and once.',
  params: t.type({ breakGlass: text('BreakGlassId', { pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9]{4}$', description: 'Names a look.' }) }),
  query: nothing,
  headers: nothing,
  body: t.type({ finding: ReviewFinding, comment: text('ReviewComment', { minLength: 1, maxLength: 1_000, pattern: '\\S', description: 'What it rests on.' }) }),
  bodyExamples: [{ summary: 'It had to be', value: { finding: 'justified', comment: 'The practice’s register shows her as a temporary patient of that day.' } }],
  answer: t.type({ breakGlass: t.string, finding: ReviewFinding }, 'ReviewedLook'),
  answerDescription: 'It is reviewed.',
  answerExample: { breakGlass: example.breakGlass, finding: 'justified' },
  problems: ['no-such-break-glass', 'own-look', 'reviewed-already'],
  run: async (deps, { params: { breakGlass }, body, actor, correlationId }) => {
    const done = await reviewLook(deps)(readLook(breakGlass), { ...body, by: actor.user }, { today: deps.today(), actor, correlationId, cause: 'request: review break-glass', commandId: `request/${randomUUID()}` });
    if (E.isLeft(done)) return E.left(problem(done.left.code, done.left.message));
    return E.right({ body: { breakGlass, finding: body.finding }, headers: { [positionHeader]: String(done.right.position) } });
  },
});

/** Looks with a reason, and their review. D-39. */
export const breakGlass: readonly Operation[] = [open, find, looks, review];
