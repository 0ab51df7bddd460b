import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ParticipantNumber } from '../../domain/identifiers/participant-number.ts';

/** What a caller may choose as an id that stands in events: no spaces, nothing that could break a line. */
const acceptable = /^[A-Za-z0-9._:-]{1,128}$/;

/** The numbers that people are known by are kept in one place of an event, and not in an id. */
const holdsNumber = (text: string): boolean => (text.match(/(?<![A-Za-z])T\d{10}|\d{10}/g) ?? []).some(ParticipantNumber.is);

const chosen = (header: string | string[] | undefined): string | null =>
  typeof header === 'string' && acceptable.test(header) && !holdsNumber(header) ? header : null;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The caller's X-Request-ID, which is a UUID as the NHS's APIs have it, or a new one. It stands in the log, and a UUID names nobody. */
export const requestIdOf = ({ headers }: IncomingMessage): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && uuid.test(given) ? given : randomUUID();
};

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
