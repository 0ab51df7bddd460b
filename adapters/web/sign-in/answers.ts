import type { FastifyReply } from 'fastify';
import { pagePolicy } from './layout.ts';

export const show = (reply: FastifyReply, body: string, status = 200): FastifyReply =>
  reply.code(status).header('content-security-policy', pagePolicy).type('text/html; charset=utf-8').send(body);

/** On to another page, which is asked for anew. */
export const goTo = (reply: FastifyReply, address: string): FastifyReply => reply.redirect(address, 303);
