import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { careIdentity } from '../../adapters/identity/care/care-identity.ts';
import type { SignIn } from '../../adapters/identity/sign-in.ts';
import { withApi } from '../api.ts';
import type { Browser } from './browser.ts';
import { signInOf } from './sign-in.ts';
import { withSigningIn } from './signing-in.ts';

const mary = '555000000106';

describe('when a smartcard is removed', () => {
  const { api, standIn, isIn } = withSigningIn();
  const looks = async (browser: Browser): Promise<number> => (await browser.get(`${api().url}/api/v1/letters`)).status;

  it('the sessions that were begun with it are over, and nobody else’s', async () => {
    const [one, two, other] = [await isIn('csas-manager'), await isIn('csas-manager'), await isIn('csas-officer')];
    expect([await looks(one), await looks(two), await looks(other)]).toEqual([200, 200, 200]);
    expect(await standIn().removeSmartcard(mary)).toBe(2);
    expect([await looks(one), await looks(two), await looks(other)]).toEqual([401, 401, 200]);
  });
});

describe('a token that ends sessions', () => {
  const event = 'http://schemas.openid.net/event/backchannel-logout';
  let keys: { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey };
  let service = '';
  const server = createServer((request, response) => {
    const described = { issuer: service, jwks_uri: `${service}/keys`, authorization_endpoint: `${service}/authorize`, token_endpoint: `${service}/token`, userinfo_endpoint: `${service}/userinfo` };
    void exportJWK(keys.publicKey).then((key) => response.setHeader('content-type', 'application/json').end(JSON.stringify(request.url === '/keys' ? { keys: [{ ...key, kid: 'service', alg: 'RS256' }] } : described)));
  });
  beforeAll(async () => {
    keys = await generateKeyPair('RS256', { extractable: true });
    await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
    service = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  let signIn: SignIn;
  const api = withApi((database) => {
    const key = generateKeyPair('RS512').then(({ privateKey }) => privateKey);
    const care = careIdentity(async () => ({ issuer: service, clientId: 'csms', key: await key, keyId: 'csms' }), () => signIn.limits(), () => new Date().toISOString());
    signIn = signInOf(database, { care });
    return { signIn };
  });

  const from = { address: '127.0.0.1', correlationId: 'c' };
  const choice = { id: 'r', code: 'R8001', name: 'Nurse', organisation: 'A81001', organisationName: null, activities: [], group: 'gp-practice' } as const;
  /** Somebody is in; answers with whether they still are. */
  const isIn = async (providerSession: string): Promise<() => Promise<boolean>> => {
    const { secret } = await signIn.sessions.begin({ subject: mary, providerSession, user: mary, name: 'MANAGER Mary' }, [choice], from);
    return async () => (await signIn.sessions.look(secret)) !== null;
  };

  const seconds = Math.floor(Date.now() / 1000);
  const claims = (): JWTPayload => ({ iss: service, aud: 'csms', iat: seconds, jti: randomUUID(), sub: mary, sid: 'one', events: { [event]: {} } });
  const signed = (differences: Readonly<Record<string, unknown>> = {}): Promise<string> => new SignJWT({ ...claims(), ...differences }).setProtectedHeader({ alg: 'RS256', kid: 'service', typ: 'logout+jwt' }).sign(keys.privateKey);
  const told = async (token: string): Promise<number> =>
    (await fetch(`${api().url}/sign-in/back-channel-logout`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ logout_token: token }).toString() })).status;

  it('ends those of the session that it names', async () => {
    const [one, two] = [await isIn('one'), await isIn('two')];
    expect(await told(await signed())).toBe(200);
    expect([await one(), await two()]).toEqual([false, true]);
  });

  it('ends all of a person, where it names no session', async () => {
    const [one, two] = [await isIn('one'), await isIn('two')];
    expect(await told(await signed({ sid: undefined }))).toBe(200);
    expect([await one(), await two()]).toEqual([false, false]);
  });

  const wrong: Readonly<Record<string, () => Promise<string>>> = {
    'for somebody else': () => signed({ aud: 'another' }),
    'of another service': () => signed({ iss: 'https://other.example' }),
    'with a nonce, which is one to sign in': () => signed({ nonce: 'n' }),
    'that is older than five minutes': () => signed({ iat: seconds - 400 }),
    'that has expired': () => signed({ exp: seconds - 60 }),
    'without an id': () => signed({ jti: undefined }),
    'about nobody': () => signed({ sub: undefined, sid: undefined }),
    'of another kind': () => signed({ events: { 'http://example.com/other': {} } }),
    'without events': () => signed({ events: undefined }),
    'that nobody signed (alg: none)': () => Promise.resolve(new UnsecuredJWT(claims()).encode()),
    'that somebody else signed': async () => new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', kid: 'service' }).sign((await generateKeyPair('RS256')).privateKey),
    'signed with the public key as a secret (HS256)': async () => new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'service' }).sign(new TextEncoder().encode(JSON.stringify(await exportJWK(keys.publicKey)))),
    'that is none': () => Promise.resolve('nonsense'),
  };
  it.each(Object.entries(wrong))('%s ends nothing', async (_, token) => {
    const one = await isIn('one');
    expect(await told(await token())).toBe(400);
    expect(await one()).toBe(true);
  });

  it('that came before ends nothing', async () => {
    const token = await signed();
    expect(await told(token)).toBe(200);
    const one = await isIn('one');
    expect(await told(token)).toBe(400);
    expect(await one()).toBe(true);
  });
});
