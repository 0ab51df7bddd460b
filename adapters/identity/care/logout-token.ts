import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { IssuerUnreachable, isFaulty } from '../tokens/verify.ts';

/** Which sessions the identity service has ended: those of one session of its own, else all of a person. */
export interface Ended {
  readonly providerSession: string | null;
  readonly subject: string | null;
  /** Names the token, so that it is not taken twice. */
  readonly token: string;
}

export interface Expected {
  readonly issuer: string;
  readonly clientId: string;
  readonly keys: JWTVerifyGetKey;
}

const event = 'http://schemas.openid.net/event/backchannel-logout';

/** Seconds: no older than that. */
const maxTokenAge = 300;
const clockTolerance = 30;

const text = t.refinement(t.string, (value) => value !== '' && value.length <= 256);

const LogoutToken = t.intersection([
  t.type({ jti: text, events: t.type({ [event]: t.UnknownRecord }) }),
  t.partial({ sub: text, sid: text, nonce: t.undefined }),
]);

/** What a token by which the service ends sessions says, if all of it is as OpenID Connect Back-Channel Logout 1.0 has it; null: it is not. */
export const verifyLogout = async ({ issuer, clientId, keys }: Expected, token: string, now: string): Promise<Ended | null> => {
  const payload = await jwtVerify(token, keys, { algorithms: ['RS256'], issuer, audience: clientId, currentDate: new Date(now), maxTokenAge, clockTolerance, requiredClaims: ['iat', 'jti', 'events'] }).then(
    (verified) => verified.payload,
    (error: unknown) => {
      if (error instanceof errors.JOSEError && isFaulty(error)) return null;
      throw new IssuerUnreachable();
    },
  );
  const told = LogoutToken.decode(payload);
  if (E.isLeft(told)) return null;
  const { jti, sub = null, sid = null } = told.right;
  return sub === null && sid === null ? null : { token: jti, subject: sub, providerSession: sid };
};
