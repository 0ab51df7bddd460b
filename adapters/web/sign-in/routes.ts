import type { FastifyInstance } from 'fastify';
import type { SignIn } from '../../identity/sign-in.ts';
import { backChannelLogout } from './back-channel-logout.ts';
import { comingIn } from './coming-in.ts';
import { styleSheet } from './layout.ts';
import { signedIn } from './signed-in.ts';

/** Most bytes of what a form holds; a token of the identity service is a quarter of it. */
const bodyLimit = 8 * 1024;

/** The pages by which people sign in and out. */
export const addSignIn = async (app: FastifyInstance, signIn: SignIn): Promise<void> => {
  await app.register(async (pages) => {
    pages.removeAllContentTypeParsers();
    pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit }, (_, body, done) => done(null, new URLSearchParams(String(body))));
    pages.get('/sign-in/style.css', (_, reply) => reply.header('cache-control', 'public, max-age=300').type('text/css; charset=utf-8').send(styleSheet));
    comingIn(pages, signIn);
    signedIn(pages, signIn);
    backChannelLogout(pages, signIn);
  });
};
