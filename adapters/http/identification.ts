import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Identity } from '../../domain/access/identity.ts';
import type { Identify } from './dependencies.ts';
import { type Problem, problem } from './problems/problem.ts';
import { sendProblem } from './send-problem.ts';

const known = new WeakMap<FastifyRequest, Identity>();

/** Nobody is known where nothing asks: outside of the routes that need to know. */
export const nobody: Identity = { user: 'nobody', name: 'Nobody', group: 'system-client', role: 'none', organisation: 'none', activities: [], session: 'none', scopes: [], acknowledged: false };

export const identityOf = (request: FastifyRequest): Identity => known.get(request) ?? nobody;

/** Tells of a request of which nobody knows whose it is whether there were too many from its address. */
export type TooManyStrangers = (request: FastifyRequest) => Promise<{ readonly retryAfter: number } | null>;

/** Why a request of which nobody knows whose it is goes no further, once that is on record. */
export type TurnAway = (request: FastifyRequest) => Promise<Problem>;

/** Whoever is not known gets no further than this, and may not try for ever. Applies to the routes of this instance. */
export const identifyEveryone = (app: FastifyInstance, identify: Identify, tooMany: TooManyStrangers, turnAway: TurnAway): void => {
  app.addHook('onRequest', async (request, reply) => {
    const identity = await identify(request);
    if (identity !== null) return void known.set(request, identity);
    reply.header('www-authenticate', 'Bearer realm="CSMS"');
    const over = await tooMany(request);
    return sendProblem(request, reply, over === null ? await turnAway(request) : { ...problem('too-many-requests', 'Too many requests came from this address of which nobody knows whose they are.'), ...over });
  });
};
