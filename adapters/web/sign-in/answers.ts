import type { FastifyReply, FastifyRequest } from 'fastify';
import type { From } from '../../../application/access/record-act.ts';
import { correlationIdOf } from '../../http/correlation.ts';
import { pagePolicy } from './layout.ts';

/** A page. Its own forms, and they alone, are told where they were sent from. */
export const show = (reply: FastifyReply, body: string, status = 200): FastifyReply =>
  reply.code(status).headers({ 'content-security-policy': pagePolicy, 'referrer-policy': 'same-origin' }).type('text/html; charset=utf-8').send(body);

/** On to another page, which is asked for anew. */
export const goTo = (reply: FastifyReply, address: string): FastifyReply => reply.redirect(address, 303);

/** Where somebody is, for the record. */
export const fromOf = (request: FastifyRequest): From => ({ address: request.ip, correlationId: correlationIdOf(request) });
