import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../adapters/configuration.ts';
import { clock } from '../../adapters/clock.ts';
import { openWaysIn, type WaysIn } from '../../adapters/identity/open.ts';
import { bearerFor } from '../../adapters/identity/tokens/bearer-for.ts';
import { issueToken } from '../../adapters/identity/tokens/issue.ts';
import { localKey } from '../../adapters/identity/tokens/local-key.ts';
import { postgresAccessLog } from '../../adapters/access-log/access-log.ts';
import type { RoleGroup } from '../../domain/access/role-group.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { type Api, withApi } from '../api.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { browser } from './browser.ts';

const production = { CSMS_ENVIRONMENT: 'production', CSMS_IDENTITY_KEY: 'k'.repeat(32), CSMS_CHECKPOINT_KEY: 'k'.repeat(32) };

/** An API that people and programs come in to as these variables have it. */
const withWaysIn = (variables: () => Readonly<Record<string, string>>): (() => Api & { readonly waysIn: WaysIn }) => {
  let opened: WaysIn | undefined;
  const waysIn = (): WaysIn => {
    if (opened === undefined) throw new Error('They are there when tests run, not when they are described');
    return opened;
  };
  const api = withApi(async ({ db, logPool }) => {
    const configuration = readConfiguration(variables());
    if (configuration._tag === 'Left') throw new Error(configuration.left.join('\n'));
    opened = await openWaysIn(configuration.right, { db, accessLog: postgresAccessLog(logPool, clock().now), policy: programmePolicy, clock: clock() });
    return { identify: opened.identify, signIn: opened.signIn, signInTrouble: opened.trouble };
  });
  beforeAll(() => waysIn().tell(api().url));
  afterAll(() => opened?.close());
  return () => ({ ...api(), waysIn: waysIn() });
};

const tokenFor = async ({ deps: { db } }: Api, group: RoleGroup): Promise<Readonly<Record<string, string>>> => ({ authorization: `Bearer ${await issueToken(await localKey(db), bearerFor(group, {}), 5, clock().now())}` });

describe('where the system is tried out', () => {
  const api = withWaysIn(() => ({}));

  it('a token of this installation lets its bearer do what their group may, and nothing else', async () => {
    expect((await api().get('/api/v1/letters', await tokenFor(api(), 'csas-officer'))).status).toBe(200);
    expect(await api().get('/api/v1/letters', await tokenFor(api(), 'gp-practice'))).toMatchObject({ status: 403, body: { code: 'access-denied' } });
    expect((await api().get('/api/v1/practices/C81002/counts', await tokenFor(api(), 'gp-practice'))).status).toBe(200);
    expect((await api().get('/api/v1/practices/A81004/counts', await tokenFor(api(), 'gp-practice'))).status).toBe(404);
  });

  it('a token needs no further sign that a page of ours asked', async () => {
    expect((await api().post('/api/v1/participants/search', { nhsNumber: '9000000009' }, { ...(await tokenFor(api(), 'csas-officer')), origin: 'https://elsewhere.example' })).status).toBe(200);
  });

  it('who shows nothing, or nothing good, is told to sign in and how programs do', async () => {
    for (const headers of [{}, { authorization: 'Bearer nonsense' }, { authorization: 'Basic dXNlcjpwYXNz' }, { cookie: 'csms-session=nonsense' }, { cookie: `csms-session=${'A'.repeat(43)}` }]) {
      const refused = await api().get('/api/v1/letters', headers);
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="CSMS"']);
    }
  });

  it('a token that is no good is not made up for by a session', async () => {
    const grace = browser();
    const choose = await grace.get(`${api().url}/sign-in/begin`);
    await grace.send(choose.url, { user: '555000000106' });
    expect((await grace.ask('GET', `${api().url}/api/v1/letters`, undefined, { authorization: 'Bearer nonsense' })).status).toBe(401);
  });
});

describe('in production', () => {
  const api = withWaysIn(() => production);

  it('nobody signs in where Care Identity is not set up, and it is said', async () => {
    expect([api().waysIn.trouble(), api().waysIn.shownAt]).toEqual(['no-identity-service', null]);
    for (const path of ['/sign-in', '/sign-in/begin', '/sign-in/callback']) {
      const page = await fetch(api().url + path);
      expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('Nobody can sign in')]);
    }
    expect(await (await fetch(`${api().url}/health`)).json()).toMatchObject({ status: 'needs-attention', signInTrouble: 'no-identity-service' });
  });

  it('no token of the installation is believed', async () => {
    expect((await api().get('/api/v1/letters', await tokenFor(api(), 'csas-officer'))).status).toBe(401);
  });

  it('cookies are of this host alone, and go over https alone', () => {
    expect(api().waysIn.signIn.cookies).toEqual({ session: '__Host-csms-session', underWay: '__Host-csms-sign-in', secure: true });
  });
});

describe('while Care Identity gives no answer', () => {
  const folder = withTemporaryFolder();
  const silent = createServer((_, answer) => void answer.writeHead(503).end());
  beforeAll(() => new Promise<void>((listening) => void silent.listen(0, '127.0.0.1', listening)));
  afterAll(() => void silent.close());

  const api = withWaysIn(() => {
    const at = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const key = folder('key.pem', generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }));
    return {
      ...{ CSMS_CIS2_ISSUER: at, CSMS_CIS2_CLIENT_ID: 'csms', CSMS_CIS2_PRIVATE_KEY: key, CSMS_CIS2_KEY_ID: 'one', CSMS_PUBLIC_URL: 'https://csms.example' },
      ...{ CSMS_TOKEN_ISSUER: 'https://issuer.example', CSMS_TOKEN_AUDIENCE: 'csms', CSMS_TOKEN_JWKS: at },
    };
  });

  it('people are told so, and that it is not their fault', async () => {
    const page = await fetch(`${api().url}/sign-in/begin`);
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('gives no answer')]);
    expect([api().waysIn.trouble(), api().waysIn.shownAt]).toEqual([null, null]);
  });

  it('what it says of ended sessions is not taken for wrong', async () => {
    const told = await fetch(`${api().url}/sign-in/back-channel-logout`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'logout_token=nonsense' });
    expect(told.status).toBe(503);
  });

  it('programs are told to come again, since their token may be good', async () => {
    const [head, body] = [{ alg: 'ES256', kid: 'one' }, { iss: 'https://issuer.example' }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    const answer = await api().get('/api/v1/letters', { authorization: `Bearer ${head}.${body}.${'A'.repeat(86)}` });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });
});
