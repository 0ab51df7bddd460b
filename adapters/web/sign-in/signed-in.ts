import * as E from 'fp-ts/lib/Either.js';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { From } from '../../../application/access/record-act.ts';
import { forgeryToken } from '../../../application/access/sessions.ts';
import type { Session } from '../../../domain/access/session.ts';
import { forget, isForgeryToken, isFromOurPage, keep, secretIn } from '../../identity/browser.ts';
import type { SignIn } from '../../identity/sign-in.ts';
import { fromOf, goTo, show } from './answers.ts';
import { beginAt, nextOf } from './coming-in.ts';
import { chooseRolePage, confirmSignOutPage, forgedPage, homePage, reminderPage, signedOutPage } from './pages.ts';

/** Somebody at a page of theirs. */
interface There {
  readonly session: Session;
  readonly secret: string;
  readonly token: string;
  readonly from: From;
}

type Fields = URLSearchParams;

/** What somebody does who is signed in: chooses a role, acknowledges, signs out. */
export const signedIn = (app: FastifyInstance, { sessions, cookies, publicUrl }: SignIn): void => {
  const there = async (request: FastifyRequest): Promise<There | null> => {
    const secret = secretIn(request, cookies.session);
    const session = secret === null ? null : await sessions.used(secret);
    return secret === null || session === null ? null : { session, secret, token: forgeryToken(secret), from: fromOf(request) };
  };

  const page = (path: string, shown: (at: There) => string): void => {
    app.get(path, async (request, reply) => {
      const at = await there(request);
      return at === null ? goTo(reply, '/sign-in') : show(reply, shown(at));
    });
  };

  /** A form that only a page of ours may send. */
  const form = (path: string, sent: (at: There, fields: Fields, reply: FastifyReply) => Promise<FastifyReply>): void => {
    app.post(path, async (request, reply) => {
      const at = await there(request);
      if (at === null) return goTo(reply, '/sign-in');
      const fields = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      const isOurs = isFromOurPage(request, publicUrl()) && isForgeryToken(fields.get('csrf'), at.secret);
      return isOurs ? sent(at, fields, reply) : show(reply, forgedPage(), 403);
    });
  };

  app.get('/', async (request, reply) => {
    const at = await there(request);
    if (at === null) return goTo(reply, '/sign-in');
    const next = nextOf(at.session);
    return next === '/' ? show(reply, homePage(at.session, at.token)) : goTo(reply, next);
  });

  page('/sign-in/role', ({ session, token }) => chooseRolePage(session, token, false));
  form('/sign-in/role', async ({ session, secret, token, from }, fields, reply) => {
    const chosen = await sessions.choose(secret, fields.get('choice') ?? '', from);
    if (E.isRight(chosen)) return goTo(reply.header('set-cookie', keep(cookies, cookies.session, chosen.right.secret)), nextOf(chosen.right.session));
    return chosen.left === 'no-session' ? goTo(reply, '/sign-in') : show(reply, chooseRolePage(session, token, true), 422);
  });

  page('/sign-in/reminder', ({ session, token }) => reminderPage(session, token, false));
  form('/sign-in/reminder', async ({ session, secret, token, from }, fields, reply) => {
    if (fields.get('understood') !== 'yes') return show(reply, reminderPage(session, token, true), 422);
    const acknowledged = await sessions.acknowledge(secret, from);
    return goTo(reply, acknowledged === null ? '/sign-in' : nextOf(acknowledged));
  });

  app.get('/sign-out', async (request, reply) => {
    const at = await there(request);
    return show(reply, at === null ? signedOutPage(beginAt({ publicUrl })) : confirmSignOutPage(at.session, at.token));
  });
  form('/sign-out', async ({ secret, from }, _, reply) => {
    await sessions.end(secret, from);
    return goTo(reply.header('set-cookie', forget(cookies, cookies.session)), '/sign-out');
  });
};
