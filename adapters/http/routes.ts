import * as E from 'fp-ts/lib/Either.js';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isFromOurPage, secretIn } from '../identity/browser.ts';
import { handingOn } from '../../application/access/handing-on.ts';
import { assertGuardable, guarded, scopeFor } from './access.ts';
import { correlationIdOf } from './correlation.ts';
import { decodeRequest } from './decode.ts';
import type { ApiDependencies } from './dependencies.ts';
import { positionHeader } from './headers.ts';
import { identityOf } from './identification.ts';
import { onRecord } from './looks.ts';
import { type Answered, type Operation, urlOf } from './operation.ts';
import { type Problem, problem } from './problems/problem.ts';
import { sendProblem } from './send-problem.ts';
import { limitsOf } from './traffic.ts';

/** Longest that a read waits for its read models, in milliseconds. */
const longestWait = 2_000;

/** For how long anybody may keep what changes with a release only. */
const kept = { 'cache-control': 'public, max-age=300' };

async function* nothingComes(): AsyncIterable<Uint8Array> {}

/** Makes each operation answer under its address. */
export const addRoutes = (app: FastifyInstance, deps: ApiDependencies, operations: readonly Operation[]): void => {
  for (const operation of operations) {
    assertGuardable(operation);
    app.route({
      method: operation.method,
      url: urlOf(operation),
      ...limitsOf(operation, deps.settings),
      handler: (request, reply) => answer(deps, operation, request, reply),
    });
  }
};

const answer = async (deps: ApiDependencies, operation: Operation, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
  const identity = identityOf(request);
  const types = typesOf(operation);
  const accept = chosen(types, operation.signIn === false ? undefined : request.headers.accept);
  const answered = await onRecord(deps, operation, identity, request, await carriedOut(deps, operation, request, accept));
  if (E.isLeft(answered)) return sendProblem(request, reply, answered.left);
  const { body, status = 200, headers = {} } = answered.right;
  const type = accept ?? 'application/json';
  const sent = type === 'application/json' ? JSON.stringify(body) : body;
  return reply.code(status).headers({ ...(operation.lasting === true ? kept : {}), ...headers }).type(type === 'application/pdf' ? type : `${type}; charset=utf-8`).send(status === 304 ? '' : sent);
};

/** The answer to a request that is permitted, can be understood, and is about what is theirs. */
const carriedOut = async (all: ApiDependencies, operation: Operation, request: FastifyRequest, accept: string | null): Answered<unknown> => {
  const identity = identityOf(request);
  const scope = scopeFor(identity, operation);
  if (E.isLeft(scope)) return scope;
  if (accept === null) return E.left(problem('not-acceptable', `The answer is ${typesOf(operation).join(' or ')}.`, { field: 'accept' }));
  const parts = decodeRequest(operation, request);
  if (E.isLeft(parts)) return parts;
  const { before, after } = handingOn(all.log);
  const within = await guarded({ log: before, now: all.now }, identity, operation.needs, scope.right, parts.right);
  if (E.isLeft(within)) return within;
  const deps = { ...all, log: after };
  const late = await tooLate(deps, operation, parts.right.headers);
  if (late !== null) return E.left(late);
  return operation.run(deps, {
    ...parts.right,
    pieces: operation.raw === undefined ? nothingComes() : ((request.body as AsyncIterable<Uint8Array> | undefined | null) ?? nothingComes()),
    contentType: (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    accept,
    identity,
    actor: { user: identity.user, role: identity.role, organisation: identity.organisation },
    within: within.right,
    browser: { secret: secretIn(request, deps.signIn.cookies.session), isOurPage: isFromOurPage(request, deps.signIn.publicUrl()), address: request.ip },
    requestId: request.id,
    correlationId: correlationIdOf(request),
  });
};

/** Waits for the read models that the answer comes from, if the caller has seen something that they must show. */
const tooLate = async ({ readModels }: ApiDependencies, { reads }: Operation, headers: unknown): Promise<Problem | null> => {
  const position = (headers as { readonly [positionHeader]?: number })[positionHeader];
  if (reads === undefined || position === undefined || (await readModels.reach(position, longestWait, reads))) return null;
  return { ...problem('unavailable', 'The list does not show that position yet. Ask again.', { field: positionHeader }), retryAfter: 1 };
};

const typesOf = ({ answersAs }: Operation): readonly string[] => (answersAs === undefined ? ['application/json'] : Object.keys(answersAs));

/**
 * The type to answer in: that of the first range of the header that fits one; null: none does. Without the header everything is
 * welcome. Weights (q=0) apart, which nobody sends to turn an answer down.
 */
const chosen = (types: readonly string[], accept = '*/*'): string | null => {
  for (const range of accept.split(',').map((each) => each.split(';')[0]?.trim().toLowerCase() ?? '')) {
    const fitting = types.find((type) => ['*/*', `${type.split('/')[0] ?? ''}/*`, type, ...(type === 'application/json' ? ['application/problem+json'] : [])].includes(range));
    if (fitting !== undefined) return fitting;
  }
  return null;
};
