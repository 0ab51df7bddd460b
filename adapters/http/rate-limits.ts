import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { identityOf, nobody, type TooManyStrangers } from './identification.ts';
import type { HttpSettings } from './settings.ts';
import { addressOf } from './traffic.ts';

/** Clients that are remembered at once. Of more, those not seen for longest are forgotten, so that memory stays flat. */
const remembered = 20_000;

/** What is thrown, for the framework to answer. */
export const tooManyRequests = 'TOO_MANY_REQUESTS';

/** The user or machine that is signed in; else the address. */
const clientOf = (request: FastifyRequest): string => {
  const identity = identityOf(request);
  return identity === nobody ? addressOf(request) : `user ${identity.organisation}/${identity.user}`;
};

/** How many requests a client may send in a minute. Each instance of the system counts its own. */
export const limitRates = async (app: FastifyInstance, { requestsPerMinute }: HttpSettings): Promise<TooManyStrangers> => {
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    cache: remembered,
    enableDraftSpec: true,
    keyGenerator: clientOf,
    errorResponseBuilder: (_, { statusCode }) => Object.assign(new Error(tooManyRequests), { code: tooManyRequests, statusCode }),
  });
  const strangers = app.createRateLimit({ keyGenerator: addressOf });
  return async (request) => {
    const limit = await strangers(request);
    return !limit.isAllowed && limit.isExceeded ? { retryAfter: limit.ttlInSeconds } : null;
  };
};
