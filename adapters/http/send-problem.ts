import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, problemDocument, statusOf } from './problems/problem.ts';

/** Answers with a problem, as RFC 9457 has it. */
export const sendProblem = (request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply => {
  if (problem.retryAfter !== undefined) reply.header('retry-after', problem.retryAfter);
  return reply
    .code(statusOf(problem))
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemDocument(problem, request.id)));
};
