import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type CivilDate, civilDate } from '../../domain/dates/civil-date.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { ruleBook } from '../../domain/rules/book.ts';
import { at, withApi } from '../../test/api.ts';
import { nhsNumber, participantIds } from '../../test/in-memory.ts';
import { dummyNumber } from '../../test/people.ts';

let dayToConfirm: CivilDate | null = null;
const api = withApi({ dayToConfirm: () => dayToConfirm });

describe('the rule book and the codes', () => {
  it('are told in plain words', async () => {
    const { body } = await api().get('/api/v1/rules');
    expect(at(body, 'rules.*.rule')).toEqual(Object.keys(ruleBook));
    expect(at(body, 'policyVersion')).toBe(programmePolicy.version);
    for (const id of Object.keys(ruleBook)) expect((await api().get(`/api/v1/rules/${id}`)).body).toMatchObject(ruleBook[id as keyof typeof ruleBook]);
    expect((await api().get('/api/v1/rules/NTDD-99')).body).toMatchObject({ status: 404, code: 'not-found', field: 'rule' });
    const problems = at((await api().get('/problems')).body, 'problems') as readonly { readonly type: string }[];
    for (const each of problems) expect((await api().get(each.type)).body).toEqual(each);
    expect((await api().get('/problems/toString')).status).toBe(404);
  });
});

describe('a request', () => {
  it('to nowhere, or by another method, is not found', async () => {
    for (const [method, path] of [['GET', '/nowhere'], ['DELETE', '/api/v1/rules'], ['POST', '/api/v1/nowhere']] as const)
      expect((await api().send(method, path)).body).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('that cannot be read is refused as a problem that quotes nothing of it', async () => {
    const post = (body: string, type: string) => api().send('POST', '/api/v1/participants/search', body, { 'content-type': type });
    for (const [answer, code] of [
      [await post('{"nhsNumber": secret}', 'application/json'), 'invalid-request'],
      [await post('{"__proto__": {"secret": 1}}', 'application/json'), 'invalid-request'],
      [await post('', 'application/json'), 'invalid-request'],
      [await post('[['.repeat(30_000), 'application/json'), 'invalid-request'],
      [await post(`{"nhsNumber": "${'9'.repeat(70_000)}"}`, 'application/json'), 'too-large'],
      [await post('secret', 'text/plain'), 'unsupported-media-type'],
      [await api().send('GET', '/api/v1/participants/%zz'), 'invalid-request'],
    ] as const) {
      expect(answer.body).toMatchObject({ code });
      expect(JSON.stringify(answer.body)).not.toContain('secret');
    }
  });

  it('that takes no JSON gets none', async () => {
    for (const accept of ['text/html', 'application/xml, text/*']) expect((await api().get('/api/v1/rules', { accept })).body).toMatchObject({ status: 406, code: 'not-acceptable' });
    for (const accept of ['application/json', 'text/html, */*;q=0.8', 'Application/*']) expect((await api().get('/health/live', { accept })).status).toBe(200);
  });

  it('has its ids told in the answer: the caller’s own, unless they cannot stand in a log', async () => {
    const ids = async (request: string, correlation: string) => {
      const { headers } = await api().get('/problems/nope', { 'x-request-id': request, 'x-correlation-id': correlation });
      return [headers.get('x-request-id'), headers.get('x-correlation-id')];
    };
    const uuid = '6f0c6c1e-52b5-4a7b-9f3b-0c9f9f6f5b1a';
    expect(await ids(uuid, 'c-1')).toEqual([uuid, 'c-1']);
    expect((await ids('r-1', 'c-1'))[0]).toMatch(/^[0-9a-f-]{36}$/);
    for (const number of [nhsNumber(1), dummyNumber]) {
      const [made, correlation] = await ids('two words', `for-${number}`);
      expect(made).toMatch(/^[0-9a-f-]{36}$/);
      expect(correlation).toBe(made);
    }
  });

  it('for a position that no read model can have reached says so instead of waiting for ever', async () => {
    const { status, headers, body } = await api().get('/api/v1/letters', { 'csms-position': '1000000' });
    expect([status, headers.get('retry-after'), at(body, 'code'), at(body, 'field')]).toEqual([503, '1', 'unavailable', 'csms-position']);
    expect((await api().get('/api/v1/letters', { 'csms-position': '-1' })).body).toMatchObject({ status: 400, field: 'csms-position' });
  });

  it('that is no HTTP ends its connection and nothing else', async () => {
    const { hostname, port } = new URL(api().url);
    await new Promise((closed) => {
      const socket = connect(Number(port), hostname, () => socket.end('nonsense\r\n\r\n'));
      socket.on('close', closed).resume();
    });
    expect((await api().get('/health/live')).status).toBe(200);
  });
});

describe('health', () => {
  it('tells how far the read models are', async () => {
    await api().join(1);
    await api().readModels.catchUp();
    const { status, body } = await api().get('/health');
    expect([status, at(body, 'status'), at(body, 'log')]).toEqual([200, 'well', { reachable: true, head: 2 }]);
    expect(new Set(at(body, 'readModels.*.lag') as number[])).toEqual(new Set([0]));
    await api().join(2);
    expect((await api().get('/health')).body).toMatchObject({ status: 'well', waitingSince: '2026-11-22T09:00:00.000Z' });
  });

  it('needs attention while a day waits for a person to confirm it', async () => {
    expect((await api().get('/health')).body).toMatchObject({ status: 'well', dayToConfirm: null });
    dayToConfirm = civilDate('2026-11-23');
    expect(await api().get('/health')).toMatchObject({ status: 200, body: { status: 'needs-attention', dayToConfirm: '2026-11-23' } });
    dayToConfirm = null;
  });
});

describe('the log', () => {
  it('holds a line for each request, with its route, and nothing of a person or an address', async () => {
    const path = await api().join(3);
    await api().post('/api/v1/participants/search', { nhsNumber: nhsNumber(3) });
    await api().post('/api/v1/participants/search', { familyName: 'Nowak', dateOfBirth: '1985-12-12' });
    await api().get(`${path}?asOf=2026-11-22`);
    await api().get(`/nowhere/${nhsNumber(3)}?name=Nowak`);
    await api().get(`/%zz${nhsNumber(3)}`);
    const lines = api().logged.join('');
    expect(lines).toContain('"route":"/api/v1/participants/:participantId"');
    for (const secret of [nhsNumber(3), participantIds.of(nhsNumber(3)), 'owak', 'OWAK', 'asOf', '1985-12']) expect(lines).not.toContain(secret);
  });
});

describe('without a log that answers', () => {
  const api = withApi({
    log: {
      append: () => () => Promise.reject(new Error('NOWAK')),
      readStreams: () => Promise.reject(new Error('NOWAK')),
      readAll: () => { throw new Error('NOWAK'); },
      readByStream: () => { throw new Error('NOWAK'); },
      readHappenings: () => { throw new Error('NOWAK'); },
      readHappeningsIn: () => Promise.reject(new Error('NOWAK')),
      head: () => Promise.reject(new Error('NOWAK')),
    },
    readModels: { reach: () => Promise.resolve(true), health: () => Promise.reject(new Error('NOWAK')) },
  });
  const path = `/api/v1/participants/${participantIds.of(nhsNumber(1))}`;

  it('a change is not available, and may be sent again', async () => {
    const { headers, body } = await api().post(`${path}/pause`, { by: 'csas' });
    expect([headers.get('retry-after'), at(body, 'status'), at(body, 'code')]).toEqual(['1', 503, 'unavailable']);
  });

  it('what nobody foresaw is answered with an id, under which it is logged, and no word of what happened', async () => {
    const { status, body } = await api().get(path);
    expect([status, at(body, 'code')]).toEqual([500, 'internal']);
    const lines = api().logged.filter((line) => line.includes('a request failed'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId: at(body, 'requestId'), error: { name: 'Error' } });
    expect(api().logged.join('') + JSON.stringify(body)).not.toContain('NOWAK');
  });

  it('it is not ready, and alive', async () => {
    expect((await api().get('/health')).body).toMatchObject({ status: 'not-ready', log: { reachable: false } });
    expect((await api().get('/health/live')).body).toEqual({ status: 'live' });
  });
});

describe('whoever is not known', () => {
  const api = withApi({ identify: () => Promise.resolve(null) });

  it('gets no further than the door, and still sees the rules of the house', async () => {
    for (const path of ['/api/v1/rules', '/api/v1/practices/A81001/counts', `/api/v1/participants/${participantIds.of(nhsNumber(1))}`])
      expect((await api().get(path)).body).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect((await api().get('/problems/unauthenticated')).status).toBe(200);
    expect((await api().get('/health/live')).status).toBe(200);
  });
});
