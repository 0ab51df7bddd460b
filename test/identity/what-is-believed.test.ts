import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as E from 'fp-ts/lib/Either.js';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CareIdentity, careIdentity } from '../../adapters/identity/care/care-identity.ts';
import { sessions } from '../../domain/rules/sessions.ts';

/** An identity service that says what a test has it say. */
interface Says {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly person?: Readonly<Record<string, unknown>>;
  readonly sign?: (claims: JWTPayload) => Promise<string> | string;
}

interface Pair {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

const sub = '555000000101';
let says: Says = {};
let nonce = '';
let service = '';
let [keys, others]: Pair[] = [];
let care: CareIdentity;

const signedBy = (pair: Pair | undefined) => (claims: JWTPayload) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'service' }).sign(pair?.privateKey as CryptoKey);
const seconds = (): number => Math.floor(Date.now() / 1000);

const answers: Readonly<Record<string, () => Promise<object>>> = {
  '/.well-known/openid-configuration': async () => ({ issuer: service, jwks_uri: `${service}/keys`, authorization_endpoint: `${service}/authorize`, token_endpoint: `${service}/token`, userinfo_endpoint: `${service}/userinfo` }),
  '/keys': async () => ({ keys: [{ ...(await exportJWK((keys as Pair).publicKey)), kid: 'service', alg: 'RS256' }] }),
  '/token': async () => {
    const usual = { iss: service, aud: 'csms', sub, nonce, iat: seconds(), exp: seconds() + 60, auth_time: seconds(), sid: 'one', id_assurance_level: '3', authentication_assurance_level: '2' };
    return { access_token: 'a', token_type: 'Bearer', id_token: await (says.sign ?? signedBy(keys))({ ...usual, ...says.claims }) };
  },
  '/userinfo': async () => ({ sub, nhsid_useruid: sub, name: 'PRACTICE Grace', nhsid_nrbac_roles: [], ...says.person }),
};

const server = createServer((request, response) => {
  void answers[request.url ?? '']?.().then((answer) => response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)));
});

beforeAll(async () => {
  [keys, others] = await Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')]);
  const { privateKey: key } = await generateKeyPair('RS512');
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  service = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [limits] = sessions;
  if (limits === undefined) throw new Error('no limits');
  care = careIdentity(async () => ({ issuer: service, clientId: 'csms', key, keyId: 'csms' }), () => limits.value, () => new Date().toISOString());
});
afterAll(() => void server.close());

const back = 'http://127.0.0.1:1/sign-in/callback';

/** Somebody comes back with a code; what becomes of them. */
const comesBack = async (said: Says): Promise<unknown> => {
  const begun = await care.begin('a secret of theirs', back);
  nonce = begun.searchParams.get('nonce') ?? '';
  says = said;
  const done = await care.complete('a secret of theirs', new URL(`${back}?code=c&state=${begun.searchParams.get('state')}`));
  return E.isLeft(done) ? done.left : done.right.person.user;
};

it('who is told as agreed comes in', async () => expect(await comesBack({})).toBe(sub));

it('the service is asked to have whoever sits there show who they are, now', async () => {
  const asked = (await care.begin('a secret of theirs', back)).searchParams;
  expect([asked.get('prompt'), asked.get('max_age'), asked.get('acr_values'), asked.get('code_challenge_method')]).toEqual(['login', '300', 'AAL2_OR_AAL3_ANY', 'S256']);
});

it.each<[string, Says, string]>([
  ['who showed an hour ago who they are', { claims: { auth_time: 1_000_000_000 } }, 'too-long-ago'],
  ['of whom it does not say when they did', { claims: { auth_time: undefined } }, 'not-believed'],
  ['of whose person it is not sure', { claims: { id_assurance_level: '2' } }, 'not-sure-enough'],
  ['who came by a password alone', { claims: { authentication_assurance_level: '1' } }, 'not-sure-enough'],
  ['of whose assurance it says nothing', { claims: { id_assurance_level: undefined } }, 'not-sure-enough'],
  ['whose token is another service’s', { claims: { iss: 'http://127.0.0.1:2' } }, 'not-believed'],
  ['whose token is for somebody else', { claims: { aud: 'another' } }, 'not-believed'],
  ['whose token belongs to another sign-in', { claims: { nonce: 'another' } }, 'not-believed'],
  ['whose token is over', { claims: { exp: 1_000_000_000 } }, 'not-believed'],
  ['whose token somebody else signed', { sign: (claims) => signedBy(others)(claims) }, 'not-believed'],
  ['whose token nobody signed', { sign: (claims) => new UnsecuredJWT(claims).encode() }, 'not-believed'],
  ['of whom its userinfo tells as of another', { person: { sub: 'another' } }, 'not-believed'],
  ['of whom it does not say who they are', { person: { nhsid_useruid: undefined } }, 'not-believed'],
])('nobody comes in %s', async (_, said, why) => expect(await comesBack(said)).toBe(why));
