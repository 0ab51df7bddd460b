import { identityIn } from '../../domain/access/session.ts';
import type { Identify } from '../http/dependencies.ts';
import type { Bearers } from './bearers.ts';
import { isForgeryToken, isFromOurPage, secretIn } from './browser.ts';
import type { SignIn } from './sign-in.ts';

/** A page from elsewhere may have made the browser ask. */
export class Forged extends Error {
  readonly code = 'REQUEST_FORGED';
}

const harmless = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whose request it is: a program's, by the token it brings, or a person's, by their browser's session. Throws `Forged` where that is
 * a change of which the browser does not show that a page of ours asked for it.
 */
export const identifyBy = (bearers: Bearers, { sessions, cookies, publicUrl }: SignIn): Identify => async (request) => {
  if (request.headers.authorization !== undefined) return bearers(request.headers.authorization);
  const secret = secretIn(request, cookies.session);
  if (secret === null) return null;
  const session = await sessions.used(secret);
  if (session === null) return null;
  const isOurs = isFromOurPage(request, publicUrl()) && isForgeryToken(request.headers['x-csrf-token'], secret);
  if (!isOurs && !harmless.includes(request.method)) throw new Forged();
  return identityIn(session);
};
