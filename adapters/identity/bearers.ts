import { createRemoteJWKSet } from 'jose';
import type { Identity } from '../../domain/access/identity.ts';
import { inForce } from '../../domain/rules/dated.ts';
import { type Clock, clock } from '../clock.ts';
import type { Configuration } from '../configuration.ts';
import type { System } from '../system.ts';
import type { Issuer } from './tokens/issuer.ts';
import { localKey } from './tokens/local-key.ts';
import { ownIssuer } from './tokens/local-issuer.ts';
import { verifyToken } from './tokens/verify.ts';

/** Tells whom the header Authorization lets in; null: nobody. */
export type Bearers = (authorization: string) => Promise<Identity | null>;

type Settings = Pick<Configuration, 'environment' | 'tokenIssuer' | 'tokenAudience' | 'tokenJwks'>;

/** Programs with tokens of the service that is configured and, for trying things out, of this installation. */
export const bearersOf = async (settings: Settings, { db, policy, clock: { today } }: Pick<System, 'db' | 'policy'> & { readonly clock: Pick<Clock, 'today'> }): Promise<Bearers> => {
  const own = settings.environment === 'production' ? [] : [ownIssuer(await localKey(db))];
  const issuers = [...configuredIssuer(settings), ...own];
  return async (authorization) => {
    const [, token] = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization) ?? [];
    if (token === undefined) return null;
    return verifyToken(issuers, inForce(policy.sessions, today()).value.token)(token, clock().now());
  };
};

const configuredIssuer = ({ tokenIssuer: name, tokenAudience: audience, tokenJwks }: Settings): readonly Issuer[] =>
  name === undefined || audience === undefined || tokenJwks === undefined ? [] : [{ name, audience, keys: createRemoteJWKSet(new URL(tokenJwks)), saysGroup: false }];
