import { createLocalJWKSet, type JWK } from 'jose';
import type { Issuer } from './issuer.ts';
import { publicPart } from './local-key.ts';

/** As this installation calls itself in tokens of its own, which no configured address can be. */
export const localIssuer = 'urn:csms:local';
export const localAudience = 'urn:csms:local:api';

/** This installation itself: its tokens say in which group their bearer is. Never believed in production. */
export const ownIssuer = (key: JWK): Issuer => ({ name: localIssuer, audience: localAudience, keys: createLocalJWKSet({ keys: [publicPart(key)] }), saysGroup: true });
