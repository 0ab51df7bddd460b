import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { idHeaders } from './correlation.ts';
import type { Log } from '../logging/logger.ts';
import { type Problem, problem } from './problems/problem.ts';
import { tooManyRequests } from './rate-limits.ts';
import { bareHeaders } from './security-headers.ts';
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

/** What the framework ends a request with that is nobody's fault. Whoever sheds load or limits rates has said when to come again. */
const ended: Readonly<Record<string, Problem>> = {
  FST_UNDER_PRESSURE: problem('unavailable', 'The system has more to do than it can. Nothing of the request was done.'),
  FST_ERR_HANDLER_TIMEOUT: { ...problem('unavailable', 'There was no answer in time. What was asked may be done yet: send it again with the same Idempotency-Key.'), retryAfter: 5 },
  REQUEST_FORGED: problem('forged-request', 'Send the header X-CSRF-Token with the csrfToken of GET /api/v1/session, from a page of this system.'),
  NOT_ON_RECORD: { ...problem('unavailable', 'It could not be put on record, so it was not done.'), retryAfter: 1 },
  ISSUER_UNREACHABLE: { ...problem('unavailable', 'The service that signs tokens gives no answer, so that nobody can say whether yours is good.'), retryAfter: 5 },
  [tooManyRequests]: problem('too-many-requests', 'You may send so many requests a minute and no more.'),
};

const logOf = ({ log }: FastifyRequest): Log => log;

/** Every failure is answered as a problem; one that nobody foresaw is logged under the request's id and tells no more than that. */
export const answerFailures = (app: FastifyInstance): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const faulty = ended[error.code] ?? faultyRequest(error.statusCode ?? 500);
    if (faulty !== null) return sendProblem(request, reply, faulty);
    logOf(request).error({ error }, 'request-failed');
    return sendProblem(request, reply, problem('internal', `Tell the operators this id: ${request.id}.`));
  });
};

/** What is under no address. Counts like any request, so that nobody can try addresses for ever. */
export const answerNowhere = (app: FastifyInstance): void => {
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => sendProblem(request, reply, problem('not-found', 'There is no such address, or not for this method.')));
};

/** An address that cannot be read reaches no route and no hook. */
export const refuseAddress = (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
  logOf(request).info({ error }, 'address-unreadable');
  void sendProblem(request, reply.headers({ ...bareHeaders, ...idHeaders(request) }), problem('invalid-request', 'The address of the request is malformed.'));
};
