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
    const over = await tooMany(request);
    return sendProblem(request, reply, over === null ? await turnAway(request) : { ...problem('too-many-requests', 'Too many requests came from this address of which nobody knows whose they are.'), ...over });
  });
};

/** For production, until there is signing in: nobody is known, so nobody gets at anybody's record. */
export const nobodyYet: Identify = async () => null;

/** For a machine of one's own: everybody is the same person. No header is believed. */
export const localDeveloper: Identify = async () => ({
  user: 'local-developer',
  name: 'Local developer',
  group: 'csas-manager',
  role: 'developer',
  organisation: 'local',
  activities: [],
  session: 'local',
  scopes: null,
  acknowledged: true,
});
