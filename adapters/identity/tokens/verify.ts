import * as E from 'fp-ts/lib/Either.js';
import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { type Action, actions } from '../../../domain/access/action.ts';
import type { Identity } from '../../../domain/access/identity.ts';
import { LocalClaims } from './local-claims.ts';
import type { Issuer } from './issuer.ts';

/** Signatures made with a private key. Never `none`, and none with a secret, for which somebody could take a public key. */
const algorithms = ['RS256', 'RS512', 'ES256'];

/** Seconds by which another machine's clock may be wrong. */
const clockTolerance = 30;

/** What may stand in events and in the access log: no spaces, nothing that could break a line. */
const plain = /^[A-Za-z0-9._:@|-]{1,128}$/;

/** Whether it is the token that is wrong, and not the way to the issuer's keys. */
export const isFaulty = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && !(error instanceof errors.JWKSInvalid) && error.code !== 'ERR_JOSE_GENERIC';

/**
 * Whom a bearer token lets in, at an instant (ISO 8601); null: nobody, whatever is wrong with it. It may be good for so many
 * minutes and no more. Throws `IssuerUnreachable` when the keys of its issuer cannot be had.
 */
export const verifyToken =
  (issuers: readonly Issuer[], longest: number) =>
  async (token: string, now: string): Promise<Identity | null> => {
    const issuer = issuers.find(({ name }) => name === issuerIn(token));
    if (issuer === undefined) return null;
    const payload = await jwtVerify(token, issuer.keys, {
      algorithms,
      clockTolerance,
      issuer: issuer.name,
      audience: issuer.audience,
      currentDate: new Date(now),
      requiredClaims: ['sub', 'iat', 'exp', 'jti'],
      maxTokenAge: longest * 60,
    }).then(
      (verified) => verified.payload,
      (error: unknown) => {
        if (isFaulty(error)) return null;
        throw new IssuerUnreachable();
      },
    );
    return payload === null || livesLonger(payload, longest) ? null : bearerOf(issuer, payload);
  };

/** The keys with which tokens are signed cannot be had, so that nobody can say whether one is good. */
export class IssuerUnreachable extends Error {
  readonly code = 'ISSUER_UNREACHABLE';
}

/** What a token says of itself before it is believed. */
const issuerIn = (token: string): string | undefined => {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
};

const livesLonger = ({ iat = 0, exp = Infinity }: JWTPayload, minutes: number): boolean => exp - iat > minutes * 60;

const bearerOf = ({ saysGroup }: Issuer, payload: JWTPayload): Identity | null => {
  const { sub = '', jti = '', scope } = payload;
  if (!plain.test(sub) || !plain.test(jti)) return null;
  const rest = { user: sub, session: jti, scopes: scopesIn(scope), acknowledged: true };
  if (!saysGroup) return { ...rest, name: sub, group: 'system-client', role: 'system-client', organisation: organisationIn(payload), activities: [], scopes: rest.scopes ?? [] };
  const claims = LocalClaims.decode(payload);
  return E.isLeft(claims) ? null : { ...claims.right, ...rest };
};

/** The ODS code of whose program it is, if its token says so: for the records, it opens nothing. */
const organisationIn = ({ organisation }: JWTPayload): string => (typeof organisation === 'string' && /^[A-Z0-9]{3,10}$/.test(organisation) ? organisation : 'none');

const scopesIn = (scope: unknown): readonly Action[] | null => {
  if (scope === undefined) return null;
  const named = typeof scope === 'string' ? scope.split(' ') : [];
  return named.filter((name): name is Action => Object.hasOwn(actions, name));
};
