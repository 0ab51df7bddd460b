import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, createRemoteJWKSet, type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../../../test/database.ts';
import { demoUserOf } from '../stand-in/demo-users.ts';
import { bearerFor } from './bearer-for.ts';
import { issueToken } from './issue.ts';
import type { Issuer } from './issuer.ts';
import { localKey } from './local-key.ts';
import { ownIssuer } from './local-issuer.ts';
import { verifyToken } from './verify.ts';

const now = '2026-11-22T09:00:00.000Z';
const instant = Date.parse(now) / 1000;
const name = 'https://issuer.example';

const claims: JWTPayload = { iss: name, aud: 'csms', sub: 'a-program', jti: 'token-1', iat: instant - 60, exp: instant + 600, scope: 'read-person openid find-people' };

let keys: Readonly<Record<'ES256' | 'RS512', { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey }>>;
let issuer: Issuer;

beforeAll(async () => {
  keys = { ES256: await generateKeyPair('ES256', { extractable: true }), RS512: await generateKeyPair('RS512', { extractable: true }) };
  const known = await Promise.all(Object.entries(keys).map(async ([alg, { publicKey }]) => ({ ...(await exportJWK(publicKey)), alg, kid: alg })));
  issuer = { name, audience: 'csms', keys: createLocalJWKSet({ keys: known }), saysGroup: false };
});

const verified = (token: string, at = now) => verifyToken([issuer], 60)(token, at);

const signed = (differences: Readonly<Record<string, unknown>> = {}, alg: 'ES256' | 'RS512' = 'ES256', header: object = {}) =>
  new SignJWT({ ...claims, ...differences }).setProtectedHeader({ alg, kid: alg, ...header }).sign(keys[alg].privateKey);

describe('a program’s token', () => {
  it('lets it do what its scopes name, and nothing else', async () => {
    for (const alg of ['ES256', 'RS512'] as const)
      expect(await verified(await signed({}, alg))).toEqual({
        user: 'a-program', name: 'a-program', group: 'system-client', role: 'system-client', organisation: 'none', activities: [], session: 'token-1', scopes: ['read-person', 'find-people'], acknowledged: true,
      });
    expect(await verified(await signed({ scope: undefined }))).toMatchObject({ scopes: [] });
    expect(await verified(await signed({ scope: ['read-person'] }))).toMatchObject({ scopes: [] });
  });

  it('says of which organisation it is for the records, but never in which group', async () => {
    expect(await verified(await signed({ organisation: 'X26', group: 'csas-manager', scopes: null }))).toMatchObject({ organisation: 'X26', group: 'system-client' });
    expect(await verified(await signed({ organisation: 'x 26' }))).toMatchObject({ organisation: 'none' });
  });

  it('lives no longer than an hour, whenever it is shown (D-40)', async () => {
    expect(await verified(await signed({ iat: instant, exp: instant + 3600 }))).not.toBeNull();
    expect(await verified(await signed({ iat: instant, exp: instant + 3601 }))).toBeNull();
    expect(await verified(await signed({ iat: instant - 86_400, exp: instant + 600 }))).toBeNull();
  });
});

describe('a token lets nobody in', () => {
  const wrong: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    'that has expired': { iat: instant - 1200, exp: instant - 60 },
    'that is not good yet': { nbf: instant + 120 },
    'that comes from the future': { iat: instant + 600, exp: instant + 1200 },
    'for somebody else': { aud: 'another' },
    'for nobody': { aud: undefined },
    'of another issuer': { iss: 'https://other.example' },
    'of no issuer': { iss: undefined },
    'that never expires': { exp: undefined },
    'that says not since when it is': { iat: undefined },
    'that says not whose it is': { sub: undefined },
    'that has no id': { jti: undefined },
    'with a name that would break a line of the log': { sub: 'a\nprogram' },
  };
  it.each(Object.entries(wrong))('%s', async (_, differences) => {
    expect(await verified(await signed(differences))).toBeNull();
  });

  it('that nobody signed (alg: none)', async () => {
    expect(await verified(new UnsecuredJWT(claims).encode())).toBeNull();
  });

  it('that is signed with the public key as if that were a secret (HS256)', async () => {
    const secret = new TextEncoder().encode(await exportSPKI(keys.RS512.publicKey));
    for (const kid of ['RS512', 'ES256']) expect(await verified(await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid }).sign(secret))).toBeNull();
  });

  it('that somebody else signed, under a kid that is known or is not', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    for (const kid of ['ES256', 'another']) expect(await verified(await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey))).toBeNull();
  });

  it('that brings its key along', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    expect(await verified(await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'ES256', jwk: await exportJWK(publicKey) }).sign(privateKey))).toBeNull();
  });

  it('that was changed after it was signed, or is no token', async () => {
    const [header, , signature] = (await signed()).split('.');
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'another' })).toString('base64url');
    for (const token of [`${header}.${forged}.${signature}`, 'nonsense', '', 'a.b.c', `${header}.${forged}.`]) expect(await verified(token)).toBeNull();
  });
});

describe('the issuer’s keys', () => {
  it('that cannot be had make nobody’s token wrong: it cannot be said', async () => {
    const server = createServer((_, answer) => answer.writeHead(503).end()).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`);
    try {
      await expect(verifyToken([{ ...issuer, keys: createRemoteJWKSet(url) }], 60)(await signed(), now)).rejects.toMatchObject({ code: 'ISSUER_UNREACHABLE' });
    } finally {
      server.close();
    }
    await expect(verifyToken([{ ...issuer, keys: createRemoteJWKSet(url) }], 60)(await signed(), now)).rejects.toMatchObject({ code: 'ISSUER_UNREACHABLE' });
  });
});

describe('a token of this installation', () => {
  const database = withDatabase();

  it('lets in who it says, in their group', async () => {
    const key = await localKey(database().db);
    expect(await localKey(database().db)).toEqual(key);
    const token = await issueToken(key, bearerFor('gp-practice', {}), 10, now);
    expect(await verifyToken([ownIssuer(key)], 60)(token, now)).toMatchObject({ user: demoUserOf['gp-practice'].id, group: 'gp-practice', role: 'R8001', organisation: 'C81002', scopes: null, acknowledged: true });
    expect(await verifyToken([issuer], 60)(token, now)).toBeNull();
  });

  it('is made for anybody at any organisation', async () => {
    const token = await issueToken(await localKey(database().db), bearerFor('laboratory', { organisation: '61025', user: '555000000999' }), 1, now);
    expect(await verifyToken([ownIssuer(await localKey(database().db))], 60)(token, now)).toMatchObject({ user: '555000000999', group: 'laboratory', organisation: '61025' });
  });
});
