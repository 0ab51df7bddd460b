import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { migrations } from '../database/migrations.ts';
import { at, withApi } from '../../test/api.ts';
import { httpSettings } from '../../test/http-settings.ts';
import { someoneOf } from '../../test/identities.ts';
import { sql } from 'kysely';

/** What comes back over a bare connection. */
const spoken = (url: string, said: string): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    let heard = '';
    const socket = connect(Number(port), hostname, () => socket.write(said));
    socket.on('data', (piece) => (heard += String(piece))).on('close', () => resolve(heard));
  });

describe('every answer', () => {
  const api = withApi();

  it('tells browsers to run nothing and frame nothing, and nobody to keep it', async () => {
    for (const path of ['/api/v1/letters', '/health', '/nowhere', '/api/v1/participants/%zz']) {
      const { headers } = await api().get(path);
      expect([path, headers.get('content-security-policy'), headers.get('x-content-type-options'), headers.get('cache-control'), headers.get('x-powered-by')]).toEqual([path, expect.stringMatching(/^default-src 'none'; ?frame-ancestors 'none'$/), 'nosniff', 'no-store', null]);
    }
    expect((await api().get('/openapi.json')).headers.get('cache-control')).toBe('public, max-age=300');
    expect((await api().get('/problems/nope')).headers.get('cache-control')).toBe('no-store');
  });

  it('to bytes that are no text is a refusal, and no question marks in a name', async () => {
    const { url } = api();
    const send = (contentType: string, body: Buffer) =>
      new Promise<number | undefined>((resolve, reject) => {
        request(`${url}/api/v1/participants/search`, { method: 'POST', headers: { 'content-type': contentType } }, (answer) => resolve(answer.resume().statusCode)).on('error', reject).end(body);
      });
    const named = (name: Buffer) => Buffer.concat([Buffer.from('{"familyName":"'), name, Buffer.from('","dateOfBirth":"1990-10-22"}')]);
    expect(await send('application/json', named(Buffer.from('Müller')))).toBe(200);
    expect(await send('application/json; charset=UTF-8', named(Buffer.from('Müller')))).toBe(200);
    expect(await send('application/json', named(Buffer.from('Müller', 'latin1')))).toBe(400);
    expect(await send('application/json; charset=iso-8859-1', named(Buffer.from('Müller', 'latin1')))).toBe(415);
  });

  it('to what is no HTTP, or has too much of it, is a problem too', async () => {
    expect(await spoken(api().url, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*"code":"invalid-request"/);
    expect(await spoken(api().url, `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 [\s\S]*"code":"headers-too-large"/);
  });

  it('tells the version, and by `/health/ready` whether the database has every step', async () => {
    expect((await api().get('/_ping')).body).toEqual({ version: expect.stringMatching(/^\d/) as string, commitId: 'unknown' });
    expect((await api().get('/health/ready')).body).toEqual({ status: 'ready', waitingFor: [] });
    const last = migrations.at(-1)?.name ?? '';
    await sql`update migration.step set name = 'x' where name = ${last}`.execute(api().deps.db);
    expect(await api().get('/health/ready')).toMatchObject({ status: 503, body: { waitingFor: ['migrations'] } });
    await sql`update migration.step set name = ${last} where name = 'x'`.execute(api().deps.db);
  });

  it('about the status is for whoever has the key, and for nobody while there is none', async () => {
    expect((await api().get('/_status', { apikey: '' })).body).toMatchObject({ status: 401, code: 'wrong-key' });
  });
});

describe('a client', () => {
  const api = withApi({ settings: httpSettings({ requestsPerMinute: 3, statusKey: 'a key of sixteen' }), identify: async ({ headers }) => (headers['x-user'] === undefined ? null : someoneOf('csas-manager', { user: String(headers['x-user']) })) });
  const statuses = async (times: number, path: string, headers: Readonly<Record<string, string>> = {}) => {
    const all: number[] = [];
    for (let n = 0; n < times; n++) all.push((await api().get(path, headers)).status);
    return all;
  };

  it('may send so many requests a minute, and nobody else has fewer for it', async () => {
    expect(await statuses(4, '/api/v1/rules', { 'x-user': 'ann' })).toEqual([200, 200, 200, 429]);
    const { headers, body } = await api().get('/api/v1/rules', { 'x-user': 'ann' });
    expect(at(body, 'code')).toBe('too-many-requests');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await statuses(1, '/api/v1/rules', { 'x-user': 'bob' })).toEqual([200]);
  });

  it('whom nobody knows is counted by address, at the door and where nothing is', async () => {
    expect(await statuses(4, '/api/v1/rules')).toEqual([401, 401, 401, 429]);
    expect((await statuses(4, '/nowhere')).at(-1)).toBe(429);
  });

  it('that watches over the system has a measure of its own', async () => {
    expect(new Set(await statuses(8, '/health/live'))).toEqual(new Set([200]));
    expect((await api().get('/_status', { apikey: 'a key of sixteen' })).body).toMatchObject({ status: 'pass', checks: { readiness: { waitingFor: [] } } });
    expect((await api().get('/_status', { apikey: 'a key of sixteem' })).status).toBe(401);
  });
});

describe('a system that has more to do than it can', () => {
  const api = withApi({ settings: httpSettings({ mostDelay: 10, mostHeap: 1 }) });

  it('turns requests away at once, and still says that it lives', async () => {
    await vi.waitUntil(async () => (await api().get('/api/v1/rules')).status === 503, { timeout: 20_000, interval: 50 });
    const { headers, body } = await api().get('/api/v1/rules');
    expect([headers.get('retry-after'), at(body, 'code')]).toEqual(['5', 'unavailable']);
    for (const path of ['/health/live', '/health/ready', '/_ping']) expect((await api().get(path)).status).toBe(200);
  });
});

describe('an answer that does not come', () => {
  const api = withApi({ settings: httpSettings({ answerSeconds: 1 }), readModels: { reach: () => new Promise(() => {}), health: () => new Promise(() => {}) } });

  it('is ended, and says that what was asked may be done yet', async () => {
    const { status, headers, body } = await api().get('/api/v1/letters', { 'csms-position': '1' });
    expect([status, headers.get('retry-after'), at(body, 'code')]).toEqual([503, '5', 'unavailable']);
  });
});
