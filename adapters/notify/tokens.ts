import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { assertion, type Credentials } from './assertion.ts';
import { hear, type Heard, type Patience } from './hear.ts';
import { asCode, inDoubt, mayPass, refused, silence, type Trouble } from './trouble.ts';

export interface Tokens {
  /** The token that holds, or why there is none. */
  readonly current: () => Promise<E.Either<Trouble, string>>;
  /** This one was not believed: the next is a new one. */
  readonly spent: (token: string) => void;
}

/** `expires_in` is told as a text by the API platform, and as a number by the standard. */
const Granted = t.type({ access_token: t.string, expires_in: t.union([t.string, t.number]) });
const Denied = t.type({ error: t.string });

/** The part of its life in which a token is used. */
const used = 0.8;
/** Seconds that a token holds where that is not told so that it can be read. */
const usualLife = 300;

const grantType = 'client_credentials';
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const denied = (heard: Heard, now: number): Trouble => {
  const code = `TOKEN_${asCode(Denied.is(heard.body) ? heard.body.error : null, String(heard.status))}`;
  return mayPass(heard.status) || heard.status < 300
    ? inDoubt(heard, code, now)
    : refused(code, 'The token service does not let us in. Check the API key, the key id, the private key and the clock of this machine.');
};

/** Access tokens by OAuth 2 client credentials with a signed assertion. One is used until shortly before it ends, and asked for once however many need it. */
export const tokens = (credentials: Credentials, patience: Patience, now: () => number): Tokens => {
  let held: { readonly token: string; readonly until: number } | null = null;
  let coming: Promise<E.Either<Trouble, string>> | null = null;

  const fetched = async (): Promise<E.Either<Trouble, string>> => {
    const body = new URLSearchParams({ grant_type: grantType, client_assertion_type: assertionType, client_assertion: await assertion(credentials, now()) });
    const answer = await hear(credentials.tokenUrl, { method: 'POST', headers: { accept: 'application/json' }, body }, patience);
    if (E.isLeft(answer)) return E.left(silence(answer.left));
    const heard = answer.right;
    if (heard.status !== 200 || !Granted.is(heard.body)) return E.left(denied(heard, now()));
    const seconds = Number(heard.body.expires_in);
    held = { token: heard.body.access_token, until: now() + (seconds > 0 ? seconds : usualLife) * used * 1000 };
    return E.right(held.token);
  };

  return {
    current: () => {
      if (held !== null && now() < held.until) return Promise.resolve(E.right(held.token));
      coming ??= fetched().finally(() => (coming = null));
      return coming;
    },
    spent: (token) => {
      if (held?.token === token) held = null;
    },
  };
};
