import type { FastifyInstance } from 'fastify';
import { fromOf } from './answers.ts';
import type { SignIn } from '../../identity/sign-in.ts';

/** Takes what the identity service says when it has ended a session of its own, as when a smartcard was removed. */
export const backChannelLogout = (app: FastifyInstance, { care, sessions, spend }: SignIn): void => {
  app.post('/sign-in/back-channel-logout', async (request, reply) => {
    const token = request.body instanceof URLSearchParams ? request.body.get('logout_token') : null;
    const ended = care === null || token === null ? null : await care.ended(token);
    if (ended === null) return reply.code(400).send({ error: 'invalid_request' });
    if (!(await spend(ended.token))) return reply.code(400).send({ error: 'invalid_request', error_description: 'This token was taken before.' });
    await sessions.endOf(ended.subject, ended.providerSession, fromOf(request));
    return reply.code(200).send();
  });
};
