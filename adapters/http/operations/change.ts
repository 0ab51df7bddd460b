import { createHash, randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { seenActor, seenHistory, seenOutcome } from '../../../application/access/seen.ts';
import { readHistory } from '../../../application/participant-history.ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import { type Context, handle, type Outcome, preview } from '../../../application/participants.ts';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import type { Command } from '../../../domain/participant/commands.ts';
import { canonicalJson } from '../../event-log/canonical-json.ts';
import { type OutcomeAnswer, outcomeAnswer } from '../answers/outcome.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { EntityTag, etagOf, IdempotencyKey, positionHeader } from '../headers.ts';
import type { Answered, Call } from '../operation.ts';
import { problemOf } from '../problems/of-failure.ts';
import { TrueOrFalse } from '../schema/true-or-false.ts';
import { withDoneAlready } from '../problems/done-already.ts';
import { type Problem, problem, statusOf } from '../problems/problem.ts';

export const ParticipantParams = t.type({ participantId: ParticipantId });

export const ChangeQuery = t.partial({ preview: TrueOrFalse });

export const ChangeHeaders = t.partial({ 'if-match': EntityTag, 'idempotency-key': IdempotencyKey });

type ChangeCall = Call<t.TypeOf<typeof ParticipantParams>, t.TypeOf<typeof ChangeQuery>, t.TypeOf<typeof ChangeHeaders>, unknown>;

/** What is done once a command was carried out. */
export type Follow = (deps: ApiDependencies, outcome: Outcome, today: CivilDate) => Promise<void>;

/** Carries out a command on the participant in the address, and answers with what followed; for a preview, with what would follow. */
export const change = async (deps: ApiDependencies, call: ChangeCall, command: Command, follow?: Follow): Answered<OutcomeAnswer> => {
  const { params, query, headers } = call;
  const today = deps.today();
  const context = contextOf(call, command, today);
  const isPreview = query.preview === true;
  const done = await (isPreview ? preview : handle)(deps)(params.participantId, command, context)();
  if (E.isLeft(done)) return E.left(await tellDone(deps, call, problemOf(done.left, headers['if-match'] !== undefined)));
  const outcome = done.right;
  const reused = outcome.repeated ? await keyReused(deps, outcome, context) : null;
  if (reused !== null) return E.left(reused);
  const body = outcomeAnswer(seenOutcome(call.within.sees, outcome), today, deps.policy);
  if (isPreview) return E.right({ body: { ...body, preview: true } });
  await follow?.(deps, outcome, today);
  return E.right({
    body,
    headers: { etag: etagOf(outcome.revision), [positionHeader]: String(outcome.position) },
  });
};

/** Told to nobody but who may change the record, and so may read it. */
const tellDone = async ({ log }: ApiDependencies, { params, within }: ChangeCall, problem: Problem): Promise<Problem> => {
  const { meanwhile } = problem;
  if (statusOf(problem) !== 422 && meanwhile === undefined) return problem;
  const history = await readHistory(log)(params.participantId);
  if (E.isLeft(history)) return problem;
  if (meanwhile === undefined) {
    const { readAsOne, revision } = seenHistory(within.sees, history.right);
    return withDoneAlready(problem, readAsOne, revision);
  }
  const seen = seenActor(within.sees, history.right);
  return { ...problem, meanwhile: { ...meanwhile, did: meanwhile.did.map((each) => ({ ...each, actor: seen(each.actor) })) } };
};

const contextOf = ({ actor, headers, body, correlationId }: ChangeCall, command: Command, today: Context['today']): Context => {
  const key = headers['idempotency-key'];
  const expectedRevision = headers['if-match'];
  return {
    today,
    actor,
    correlationId,
    cause: causeOf(command, body),
    // A key is its caller's own, so two callers with the same one do not meet.
    commandId: key === undefined ? `request/${randomUUID()}` : `request/${actor.organisation}/${actor.user}/${key}`,
    ...(expectedRevision === undefined ? {} : { expectedRevision }),
  };
};

/** Tells what was asked, and by its digest whether a later request asks the same. */
const causeOf = (command: Command, body: unknown): string =>
  `request: ${command.do}, content ${createHash('sha256').update(canonicalJson(body)).digest('hex').slice(0, 16)}`;

/** A key that came before with another request gets no answer that was meant for that one. */
const keyReused = async ({ log }: ApiDependencies, { participantId }: Outcome, { commandId, cause }: Context): Promise<Problem | null> => {
  const history = await readHistory(log)(participantId);
  if (E.isLeft(history)) return problemOf(history.left);
  const first = history.right.entries.find(({ recorded }) => recorded.metadata.commandId === commandId);
  return first === undefined || first.recorded.metadata.cause === cause
    ? null
    : problem('idempotency-key-reused', 'This key came before with another request for this person. Nothing was done.', { field: 'idempotency-key' });
};
