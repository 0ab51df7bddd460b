import type { FastifyInstance } from 'fastify';
import type { Log } from '../logging/logger.ts';

/** One line a request: which route, how it ended, how long it took. The route is told as a pattern; addresses, headers and bodies are not. */
export const logRequests = (app: FastifyInstance): void => {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const log: Log = request.log;
    log.info({ method: request.method, route, status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime) }, 'request');
  });
};
