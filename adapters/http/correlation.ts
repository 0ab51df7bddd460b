import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ParticipantNumber } from '../../domain/identifiers/participant-number.ts';

/** What a caller may choose as an id that stands in logs and in events: no spaces, nothing that could break a line. */
const acceptable = /^[A-Za-z0-9._:-]{1,128}$/;

/** Ids are logged, and the numbers that people are known by must not be. */
const holdsNumber = (text: string): boolean => (text.match(/(?<![A-Za-z])T\d{10}|\d{10}/g) ?? []).some(ParticipantNumber.is);

const chosen = (header: string | string[] | undefined): string | null =>
  typeof header === 'string' && acceptable.test(header) && !holdsNumber(header) ? header : null;

/** The caller's X-Request-ID, or a new one. */
export const requestIdOf = ({ headers }: IncomingMessage): string => chosen(headers['x-request-id']) ?? randomUUID();

/** The caller's X-Correlation-ID, which everything that the request brings about carries; else the request's own id. */
export const correlationIdOf = ({ headers, id }: FastifyRequest): string => chosen(headers['x-correlation-id']) ?? id;

/** Told with every answer, problems too, so that a caller can name the request to an operator. */
export const idHeaders = (request: FastifyRequest): Readonly<Record<string, string>> => ({
  'x-request-id': request.id,
  'x-correlation-id': correlationIdOf(request),
});

export const tellIds = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(idHeaders(request));
  });
};
