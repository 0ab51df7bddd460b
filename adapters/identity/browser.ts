import { timingSafeEqual } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyRequest } from 'fastify';
import { forgeryToken } from '../../application/access/sessions.ts';

/** What browsers keep for us. */
export interface Cookies {
  /** Name of the one that shows whose session it is. */
  readonly session: string;
  /** Name of the one that shows which sign-in under way is theirs. */
  readonly underWay: string;
  readonly secure: boolean;
}

/** Over https, names that only this very host can set, and only so; on a machine of one's own there may be no https. */
export const cookiesOver = (secure: boolean): Cookies => {
  const prefix = secure ? '__Host-' : '';
  return { session: `${prefix}csms-session`, underWay: `${prefix}csms-sign-in`, secure };
};

/** As `randomBytes(32)` is written in base64url. */
const aSecret = /^[A-Za-z0-9_-]{43}$/;

export const secretIn = ({ headers }: Pick<FastifyRequest, 'headers'>, name: string): string | null => {
  const value = parseCookie(headers.cookie ?? '')[name];
  return value !== undefined && aSecret.test(value) ? value : null;
};

const always = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/** The header that has a browser keep a secret: for so many seconds, or until it is closed. */
export const keep = ({ secure }: Cookies, name: string, secret: string, seconds?: number): string =>
  stringifySetCookie({ name, value: secret, ...always, secure, ...(seconds === undefined ? {} : { maxAge: seconds }) });

/** The header that has it forget one. */
export const forget = ({ secure }: Cookies, name: string): string => stringifySetCookie({ name, value: '', ...always, secure, maxAge: 0 });

/**
 * Whether a request comes from a page of our own, as the browser says. Every browser says so of a request that may change something;
 * whoever says nothing is not believed.
 */
export const isFromOurPage = ({ headers }: Pick<FastifyRequest, 'headers'>, publicUrl: string): boolean => {
  const { origin, host, 'sec-fetch-site': site } = headers;
  if (typeof site === 'string' && site !== 'same-origin') return false;
  // Browsers hide where a form of ours was sent from (`null`), since our pages tell no address of theirs.
  if (origin === undefined || origin === 'null') return site === 'same-origin';
  if (!URL.canParse(origin)) return false;
  return new URL(origin).origin === new URL(publicUrl).origin || new URL(origin).host === host;
};

/** Whether a text is the one that goes with the secret. */
export const isForgeryToken = (text: unknown, secret: string): boolean => {
  const [given, wanted] = [Buffer.from(typeof text === 'string' ? text : ''), Buffer.from(forgeryToken(secret))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};
