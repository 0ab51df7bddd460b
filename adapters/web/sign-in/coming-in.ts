import { randomBytes } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { FastifyInstance } from 'fastify';
import { choicesFrom } from '../../../domain/access/choices.ts';
import type { Session } from '../../../domain/access/session.ts';
import { forget, keep, secretIn } from '../../identity/browser.ts';
import type { NotSignedIn } from '../../identity/care/why-not.ts';
import type { SignIn } from '../../identity/sign-in.ts';
import { fromOf, goTo, show } from './answers.ts';
import { deniedPage, noServicePage, notSignedInPage, signInPage, timedOutPage } from './pages.ts';

/** Seconds for somebody to show at the identity service who they are. */
const underWay = 600;

export const beginAt = ({ publicUrl }: Pick<SignIn, 'publicUrl'>): string => `${publicUrl()}/sign-in/begin`;

const statuses: Readonly<Partial<Record<NotSignedIn, number>>> = { 'unreachable': 503, 'not-under-way': 400 };

/** Where somebody who is signed in goes on. */
export const nextOf = ({ chosen, acknowledged }: Session): string => (chosen === null ? '/sign-in/role' : acknowledged ? '/' : '/sign-in/reminder');

/** From the first page to the identity service and back. */
export const comingIn = (app: FastifyInstance, signIn: SignIn): void => {
  const { care, cookies, sessions, groups, publicUrl, limits } = signIn;

  app.get('/sign-in', async (request, reply) => {
    if (care === null) return show(reply, noServicePage(), 503);
    const secret = secretIn(request, cookies.session);
    const session = secret === null ? null : await sessions.look(secret);
    if (session !== null) return goTo(reply, nextOf(session));
    if (secret === null) return show(reply, signInPage(beginAt(signIn)));
    return show(reply.header('set-cookie', forget(cookies, cookies.session)), timedOutPage(beginAt(signIn), limits().idle));
  });

  app.get('/sign-in/timed-out', (_, reply) => show(reply, timedOutPage(beginAt(signIn), limits().idle)));

  app.get('/sign-in/begin', async (_, reply) => {
    if (care === null) return show(reply, noServicePage(), 503);
    const secret = randomBytes(32).toString('base64url');
    const there = await care.begin(secret, `${publicUrl()}/sign-in/callback`).catch(() => null);
    if (there === null) return show(reply, notSignedInPage('unreachable', beginAt(signIn)), 503);
    return reply.header('set-cookie', keep(cookies, cookies.underWay, secret, underWay)).redirect(there.href, 303);
  });

  app.get('/sign-in/callback', async (request, reply) => {
    if (care === null) return show(reply, noServicePage(), 503);
    const secret = secretIn(request, cookies.underWay);
    const returned = new URL(request.url, publicUrl());
    const came = secret === null ? E.left('not-under-way' as const) : await care.complete(secret, returned);
    reply.header('set-cookie', forget(cookies, cookies.underWay));
    if (E.isLeft(came)) {
      // Who only asks for the address has begun nothing.
      if (secret !== null) await sessions.refuse(null, came.left, fromOf(request));
      return show(reply, notSignedInPage(came.left, beginAt(signIn)), statuses[came.left] ?? 403);
    }
    const { person, roles } = came.right;
    const choices = choicesFrom(roles, groups);
    if (E.isLeft(choices)) {
      await sessions.refuse({ user: person.user }, 'access-denied', fromOf(request));
      return show(reply, deniedPage(person.name, choices.left, beginAt(signIn)), 403);
    }
    const before = secretIn(request, cookies.session);
    if (before !== null) await sessions.end(before, fromOf(request));
    const { session, secret: opened } = await sessions.begin(person, choices.right, fromOf(request));
    return goTo(reply.header('set-cookie', keep(cookies, cookies.session, opened)), nextOf(session));
  });
};
