import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { idHeaders } from './correlation.ts';
import { type Problem, problem } from './problems/problem.ts';
import { sendProblem } from './send-problem.ts';

/** What the framework finds wrong with a request before anybody else looks at it. Its own wording may quote the body. */
const faultyRequest = (status: number): Problem | null => {
  switch (status) {
    case 413:
      return problem('too-large', 'A request body may hold at most 64 KiB.');
    case 415:
      return problem('unsupported-media-type', 'Content of this type is not taken here. Send JSON, with Content-Type: application/json, unless the operation names other types.');
    default:
      return status >= 400 && status < 500 ? problem('invalid-request', 'The request cannot be read: its body is not JSON, or its address is malformed.') : null;
  }
};

/** What may be logged of an error: where it happened, and no message, which may quote what somebody sent. */
export const withoutData = (error: unknown): object => {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { name: error.name, ...code, stack: frames.map((line) => line.trim()) };
};

/** Every failure is answered as a problem; one that nobody foresaw is logged under the request's id and tells no more than that. */
export const answerFailures = (app: FastifyInstance): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const faulty = faultyRequest(error.statusCode ?? 500);
    if (faulty !== null) return sendProblem(request, reply, faulty);
    request.log.error({ error: withoutData(error) }, 'a request failed');
    return sendProblem(request, reply, problem('internal', `Tell the operators this id: ${request.id}.`));
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, problem('not-found', 'There is no such address, or not for this method.')));
};

/** An address that cannot be read reaches no route and no hook. */
export const refuseAddress = (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
  request.log.info({ error: withoutData(error) }, 'an address could not be read');
  void sendProblem(request, reply.headers(idHeaders(request)), problem('invalid-request', 'The address of the request is malformed.'));
};
