import { randomUUID } from 'node:crypto';
import { importJWK, type JWK, SignJWT } from 'jose';
import type { Identity } from '../../../domain/access/identity.ts';
import { localAudience, localIssuer } from './local-issuer.ts';

/** Whom a token of this installation lets in. */
export type Bearer = Pick<Identity, 'user' | 'name' | 'group' | 'role' | 'organisation' | 'activities'>;

/** A token signed by this installation, for as many minutes, from `now` (ISO 8601). */
export const issueToken = async (key: JWK, { user, ...claims }: Bearer, minutes: number, now: string): Promise<string> => {
  const issuedAt = Math.floor(Date.parse(now) / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: key.alg ?? '', kid: key.kid ?? '', typ: 'at+jwt' })
    .setIssuer(localIssuer)
    .setAudience(localAudience)
    .setSubject(user)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + minutes * 60)
    .sign(await importJWK(key));
};
