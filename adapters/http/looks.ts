import * as E from 'fp-ts/lib/Either.js';
import type { FastifyRequest } from 'fastify';
import { type Look, nobodyKnown, type Who } from '../../application/ports/access-log.ts';
import type { Identity } from '../../domain/access/identity.ts';
import type { Log } from '../logging/logger.ts';
import { correlationIdOf } from './correlation.ts';
import type { ApiDependencies } from './dependencies.ts';
import type { TurnAway } from './identification.ts';
import { type Answered, type Operation, type Reply, urlOf } from './operation.ts';
import { peopleIn } from './people-in.ts';
import { type Problem, problem, statusOf } from './problems/problem.ts';

/** Statuses of requests that could not be understood: nothing was asked for, and nobody is named. */
const notUnderstood: readonly number[] = [400, 406, 413, 415];

const notRecorded: Problem = {
  ...problem('unavailable', 'It could not be put on record who asked, so nothing is shown. What was asked may be done: send it again with the same Idempotency-Key.'),
  retryAfter: 1,
};

/** Not of rules and codes, which everybody may read, nor of how the system does. */
const isLook = ({ needs, path }: Operation): boolean => needs !== 'nothing' && needs !== 'read-rules' && path.startsWith('/api/');

const whoOf = (identity: Identity | null): Who => (identity === null ? nobodyKnown : { user: identity.user, role: identity.role, group: identity.group, organisation: identity.organisation, session: identity.session });

/** Whom the address names, whether or not there is such a person. */
const askedFor = ({ params, query }: FastifyRequest): readonly string[] => peopleIn([params, query]);

/** Throws where an answer that cannot be searched for people does not say whom it shows: better no answer than one that is not on record. */
const shownIn = ({ body, people }: Reply<unknown>, { id }: Operation): readonly string[] => {
  if (people !== undefined) return people;
  if (typeof body === 'string' || Buffer.isBuffer(body)) throw new TypeError(`${id} does not say whom its answer shows`);
  return peopleIn(body);
};

const reasonIn = (body: unknown): string | null => {
  const { reason } = (body ?? {}) as { readonly reason?: unknown };
  return typeof reason === 'string' ? reason : null;
};

const isPreview = ({ query }: FastifyRequest): boolean => (query as { readonly preview?: unknown }).preview === 'true';

/** What is put on record of a request and its answer; null: nothing, as nobody looked at anything. */
const lookOf = (operation: Operation, identity: Identity | null, request: FastifyRequest, answered: E.Either<Problem, Reply<unknown>>): Look | null => {
  const { needs } = operation;
  if (needs === 'nothing' || !isLook(operation) || (E.isLeft(answered) && notUnderstood.includes(statusOf(answered.left)))) return null;
  return {
    who: whoOf(identity),
    operation: operation.id,
    // Who looks at what would follow has done nothing.
    action: isPreview(request) ? 'read-person' : needs,
    refused: E.isLeft(answered) ? answered.left.errors[0].code : null,
    people: [...askedFor(request), ...(E.isLeft(answered) ? [] : shownIn(answered.right, operation))],
    // Of what was refused it may not even be a text that can be written down.
    reason: E.isLeft(answered) ? null : reasonIn(request.body),
    address: request.ip,
    correlationId: correlationIdOf(request),
  };
};

/** The answer, once it is on record who gets it; a problem in its place where that cannot be. `identity` null: nobody known. */
export const onRecord = async ({ accessLog }: Pick<ApiDependencies, 'accessLog'>, operation: Operation, identity: Identity | null, request: FastifyRequest, answered: Awaited<Answered<unknown>>): Answered<unknown> => {
  const look = lookOf(operation, identity, request, answered);
  if (look === null) return answered;
  const recorded = await accessLog.record(look);
  if (E.isRight(recorded)) return answered;
  const log: Log = request.log;
  log.error({ error: recorded.left.cause }, 'look-not-recorded');
  return E.left(notRecorded);
};

/** Why strangers go no further, each on record under what they asked for. */
export const turnedAway = (deps: Pick<ApiDependencies, 'accessLog'>, operations: readonly Operation[]): TurnAway => {
  const byRoute = new Map(operations.map((operation) => [`${operation.method} ${urlOf(operation)}`, operation]));
  return async (request) => {
    const unknown = problem('unauthenticated', 'Sign in first.');
    const operation = byRoute.get(`${request.method} ${request.routeOptions.url ?? ''}`);
    if (operation === undefined) return unknown;
    const answered = await onRecord(deps, operation, null, request, E.left(unknown));
    return E.isLeft(answered) ? answered.left : unknown;
  };
};
