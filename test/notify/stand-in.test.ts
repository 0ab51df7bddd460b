import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { assertion } from '../../adapters/notify/assertion.ts';
import { waysOf, findPlan } from '../../adapters/notify/stand-in/plans.ts';
import { storyOf } from '../../adapters/notify/stand-in/story.ts';
import { usualKnobs } from '../../adapters/notify/stand-in/knobs.ts';
import type { LetterCode } from '../../domain/codes/letter.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { listener } from './listener.ts';
import { batch, message, notifyWorld, planOf, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await notifyWorld();
});
afterAll(() => world.close());

/** Each test has references of its own. */
let last = 0;
const messages = (count: number, more = {}) => Array.from({ length: count }, () => message(++last, more));

describe('NHS Notify, as it stands in for itself', () => {
  it('takes a batch, names its messages, and says where each stands', async () => {
    const client = world.client();
    const sent = messages(3);
    const answer = await client.send(batch('batch 1', ...sent));
    if (answer.kind !== 'accepted') throw new Error(answer.kind);
    expect([...answer.ids.keys()]).toEqual(sent.map(({ reference }) => reference));
    for (const id of answer.ids.values()) {
      expect(id).toMatch(/^[A-Za-z0-9]{27}$/);
      expect(await client.look(id)).toMatchObject({ status: expect.stringMatching(/^(created|pending_enrichment|enriched|sending|delivered)$/) as string, failureCode: null });
    }
    expect(await client.look('0'.repeat(27))).toBeNull();
  });

  it('takes the same request once, and says so', async () => {
    const [client, [one, ...several]] = [world.client(), messages(3)];
    if (one === undefined) throw new Error('no message');
    for (const each of [batch('batch 2', one), batch('batch 3', ...several)])
      expect([(await client.send(each)).kind, (await client.send(each)).kind, (await world.client().send(each)).kind]).toEqual(['accepted', 'accepted-before', 'accepted-before']);
  });

  it('takes none of a batch with messages that it does not want, and names them all', async () => {
    const sent = messages(4);
    const [good, bad, same, nobody] = [sent[0], { ...sent[1], nhsNumber: '9000000001' }, { ...sent[2], reference: sent[0]?.reference }, { ...sent[3], nhsNumber: null }] as typeof sent;
    if (good === undefined || bad === undefined || same === undefined || nobody === undefined) throw new Error('no message');
    expect(await world.client().send(batch('batch 4', good, bad, same, nobody))).toEqual({
      kind: 'unwelcome',
      messages: [
        // What comes twice is at fault at its second place, which is known by the same reference.
        { reference: good.reference, code: 'CM_DUPLICATE_VALUE', field: 'messageReference' },
        { reference: bad.reference, code: 'CM_INVALID_NHS_NUMBER', field: 'recipient.nhsNumber' },
        { reference: nobody.reference, code: 'CM_MISSING_VALUE', field: 'recipient.nhsNumber' },
      ],
    });
    expect((await world.client().send(batch('batch 4', good, message(++last)))).kind).toBe('accepted');
  });

  it('refuses what holds for every message', async () => {
    const sent = messages(2);
    const [one] = sent;
    if (one === undefined) throw new Error('no message');
    const nowhere = { ...batch('batch 5', ...sent), routingPlan: '00000000-0000-4000-8000-000000000000' };
    expect(await world.client().send(nowhere)).toMatchObject({ kind: 'refused', code: 'CM_NO_SUCH_ROUTING_PLAN' });
    expect(await world.client({ originator: 'X26' }).send(batch('batch 5', one))).toMatchObject({ kind: 'refused', code: 'CM_CANNOT_SET_ODS_CODE' });
    expect(await world.client().send(batch('batch 5'))).toMatchObject({ kind: 'refused' });
  });

  const raw = async (path: string, headers: Record<string, string>, body = '{}', method = 'POST') => {
    const { privateKey } = keys;
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: await assertion({ tokenUrl: `${strict.standIn.url}/oauth2/token`, apiKey: 'csms', keyId: 'csms-1', privateKey }, Date.now()) });
    const token = (await (await fetch(`${strict.standIn.url}/oauth2/token`, { method: 'POST', body: form })).json()) as { access_token: string };
    const response = await fetch(`${strict.standIn.url}/comms${path}`, { method, headers: { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/vnd.api+json', ...headers }, ...(method === 'GET' ? {} : { body }) });
    const told = (await response.json()) as { errors: readonly { code: string }[] };
    return { status: response.status, code: told.errors[0]?.code, retryAfter: response.headers.get('retry-after'), correlation: response.headers.get('x-correlation-id') };
  };
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let strict: World;
  beforeAll(async () => {
    strict = await notifyWorld({ registered: { apiKey: 'csms', keyId: 'csms-1', publicKey: keys.publicKey }, client: { contactDetails: false, originator: 'required' } });
  });
  afterAll(() => strict.close());

  it.each([
    ['another media type', '/v1/messages', { 'content-type': 'text/plain' }, 415, 'CM_UNSUPPORTED_MEDIA'],
    ['another character set', '/v1/messages', { 'content-type': 'application/json; charset=latin1' }, 415, 'CM_UNSUPPORTED_MEDIA'],
    ['an answer in another form', '/v1/messages', { accept: 'text/html' }, 406, 'CM_NOT_ACCEPTABLE'],
    ['no token', '/v1/messages', { authorization: '' }, 401, 'CM_DENIED'],
    ['a token of nobody', '/v1/messages', { authorization: 'Bearer x' }, 401, 'CM_DENIED'],
    ['a client that is banned', '/v1/messages', { authorization: 'banned' }, 403, 'CM_SERVICE_BAN'],
    ['another address', '/v1/letters', {}, 404, 'CM_NOT_FOUND'],
    ['no message', '/v1/messages', {}, 400, 'CM_MISSING_VALUE'],
    ['a wish for 429', '/v1/message-batches', { prefer: 'code=429' }, 429, 'CM_QUOTA'],
    ['a wish for 425', '/v1/message-batches', { prefer: 'code=425' }, 425, 'CM_RETRY_TOO_EARLY'],
    ['a wish for 422', '/v1/messages', { prefer: 'code=422_message' }, 422, 'CM_DUPLICATE_REQUEST'],
  ])('answers %s as is published', async (_, path, headers, status, code) => {
    expect(await raw(path, headers)).toMatchObject({ status, code });
  });

  it('answers other methods, bodies that are too large, and clients that may not do something as is published', async () => {
    expect(await raw('/v1/messages', {}, '{}', 'PUT')).toMatchObject({ status: 405, code: 'CM_NOT_ALLOWED' });
    expect(await raw('/v1/message-batches', {}, ' '.repeat(5_200_001))).toMatchObject({ status: 413, code: 'CM_TOO_LARGE' });
    const attributes = { routingPlanId: planOf('PA1'), messageReference: 'r', recipient: { nhsNumber: message(1).nhsNumber, contactDetails: {} } };
    const asked = (more: object) => raw('/v1/messages', { 'x-correlation-id': 'c-1' }, JSON.stringify({ data: { type: 'Message', attributes: { ...attributes, ...more } } }));
    expect(await asked({})).toMatchObject({ status: 400, code: 'CM_CANNOT_SET_CONTACT_DETAILS', correlation: 'c-1' });
    expect(await asked({ recipient: { nhsNumber: message(1).nhsNumber } })).toMatchObject({ status: 400, code: 'CM_ODS_CODE_REQUIRED' });
    expect(await asked({ recipient: null })).toMatchObject({ status: 400, code: 'CM_NULL_VALUE' });
    const many = Array.from({ length: 45_001 }, () => 1);
    expect(await raw('/v1/message-batches', {}, JSON.stringify({ data: { type: 'MessageBatch', attributes: { routingPlanId: planOf('PA1'), messageBatchReference: 'b', messages: many } } }))).toMatchObject({ status: 413, code: 'CM_TOO_MANY_ITEMS' });
    expect(await raw('/v1/messages', { prefer: 'code=429' })).toMatchObject({ retryAfter: '5' });
  });
});

describe('tokens', () => {
  it('are given to whoever signs with the registered key, for this service, for five minutes at most, once', async () => {
    const { privateKey: stranger } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const reasons = [{ privateKey: stranger }, { apiKey: 'other' }, { keyId: 'other' }, { now: () => Date.now() + 60_000 }, { now: () => Date.now() - 600_000 }];
    for (const reason of reasons) expect(await world.client(reason).signIn()).toMatchObject({ kind: 'refused', code: 'TOKEN_invalid_client' });
    expect(await world.client().signIn()).toBeNull();
    expect(await world.client({ tokenUrl: `${world.standIn.url}/nowhere` }).send(batch('b', message(++last)))).toMatchObject({ kind: 'refused', code: 'TOKEN_404' });
  });

  it('are used until shortly before they end, and then asked for anew, once for all who need one', async () => {
    let time = Date.now();
    const ends = await notifyWorld({ tokenLife: 100, now: () => time });
    const client = ends.client({ now: () => time });
    for (const seconds of [0, 79, 2, 99, 0]) {
      time += seconds * 1000;
      expect((await Promise.all([1, 2, 3].map(() => client.look('0'.repeat(27))))).every((look) => look === null)).toBe(true);
    }
    await ends.close();
  });
});

describe('what becomes of a message', () => {
  const onDay = civilDate('2026-11-22');
  const ways = (letter: LetterCode) => {
    const plan = findPlan(planOf(letter));
    return plan === undefined ? [] : waysOf(plan, onDay);
  };
  const channelsOf = (letter: LetterCode, knobs: Partial<typeof usualKnobs>) =>
    storyOf('r', ways(letter), { ...usualKnobs, fails: 0, ...knobs }).flatMap(({ way, status, after }) => (way !== null && status === 'sending' ? [[way.channel, Math.round(after)]] : []));

  it('goes the ways of its letter, for the hours that the programme gives each', () => {
    expect(channelsOf('PA1', { without: 0, unread: 1 })).toEqual([['nhsapp', 0], ['sms', 72], ['letter', 144]]);
    expect(channelsOf('PX0A', { without: 0, unread: 1 })).toEqual([['nhsapp', 0], ['letter', 72]]);
    expect(channelsOf('P09S', { without: 0, unread: 1 })).toEqual([['nhsapp', 0], ['letter', 24]]);
    expect(channelsOf('PA1', { without: 1 })).toEqual([['nhsapp', 0], ['sms', 0], ['letter', 0]]);
    expect(channelsOf('PA1', { without: 0, unread: 0 })).toEqual([['nhsapp', 0]]);
  });

  it('ends delivered or failed, and is told in the order in which it happens', () => {
    for (let n = 0; n < 200; n++) {
      const story = storyOf(`r ${n}`, ways('PA1'), { ...usualKnobs, fails: 0.2 });
      expect(['delivered', 'failed']).toContain(story.at(-1)?.status);
      expect(story.at(-1)?.way).toBeNull();
      expect(story.filter(({ way, status }) => way === null && ['delivered', 'failed'].includes(status))).toHaveLength(1);
      expect(story.map(({ after }) => after)).toEqual(story.map(({ after }) => after).toSorted((a, b) => a - b));
    }
  });

  it('is told by callbacks: twice, late, and again until it is heard', async () => {
    const ears = await listener(500, 429, 503);
    const talks = await notifyWorld({ knobs: { doubled: 1, late: 0.5, without: 0.5, unread: 0.5 } });
    const sent = messages(10);
    await talks.client().send(batch('batch 6', ...sent));
    talks.standIn.tell(ears.url);
    const expected = [...talks.standIn.accepted()].flatMap(({ asked, steps }) => steps.map(({ status, way }) => `${asked.messageReference} ${way?.channel ?? ''} ${status} ${way?.supplier ?? ''}`));
    await vi.waitFor(() => expect(ears.heard.length).toBe(expected.length * 2), { timeout: 20_000, interval: 20 });
    expect([...new Set(ears.heard.map(({ reference, way, status }) => `${reference} ${way?.channel ?? ''} ${status} ${way?.supplier ?? ''}`))].toSorted()).toEqual([...new Set(expected)].toSorted());
    expect(new Set(ears.heard.map(({ key }) => key)).size).toBe(expected.length);
    expect(ears.heard.map(({ at }) => at)).not.toEqual(ears.heard.map(({ at }) => at).toSorted());
    await talks.close();
    await ears.close();
  });
});

describe('what goes wrong by chance', () => {
  it('goes wrong for so many calls, and is over when the same is sent again', async () => {
    const shaky = await notifyWorld({ knobs: { broken: 0.3, busy: 0.1, early: 0.1 } });
    const client = shaky.client();
    const met = new Map<string, number>();
    for (const each of messages(100)) {
      for (;;) {
        const answer = await client.send(batch('none', each));
        const what = 'code' in answer ? answer.code : answer.kind;
        met.set(what, (met.get(what) ?? 0) + 1);
        if (answer.kind !== 'unknown') break;
      }
    }
    await shaky.close();
    expect([...met.keys()].toSorted()).toEqual(['CM_QUOTA', 'CM_RETRY_TOO_EARLY', 'CM_SERVICE_UNAVAILABLE', 'UND_ERR_SOCKET', 'accepted', 'accepted-before']);
    expect([...shaky.standIn.accepted()]).toHaveLength(100);
    expect((met.get('CM_SERVICE_UNAVAILABLE') ?? 0) + (met.get('UND_ERR_SOCKET') ?? 0)).toBeGreaterThan(30);
  });
});

describe('what would have been sent', () => {
  const path = withTemporaryFolder();

  it('is shown to people and programs, and is still known after a restart, to whoever asks and for what is still to be told', async () => {
    const folder = path('notify');
    const before = await notifyWorld({ folder, knobs: { hour: 200 } });
    const [harmful, other] = messages(2, { personalisation: { name: '<script>alert(1)</script>' } });
    if (harmful === undefined || other === undefined) throw new Error('no message');
    await before.client().send(batch('batch 7', harmful, other));
    await before.close();

    const after = await notifyWorld({ folder });
    const get = async (address: string) => (await fetch(`${after.standIn.url}${address}`)).text();
    const list = await get('/');
    expect(list).toContain(harmful.reference);
    expect(list).not.toContain(String(harmful.nhsNumber));
    expect(await get(`/sent/${harmful.reference}.html`)).toContain('&#60;script&#62;');
    expect(await get(`/sent/${harmful.reference}.html`)).not.toContain('<script>');
    expect(await get(`/sent/${other.reference}.html`)).toMatch(/By text message/);
    expect(JSON.parse(await get('/sent'))).toMatchObject({ count: 2, messages: [{ reference: other.reference, letter: 'PA1' }, { reference: harmful.reference, personalisation: harmful.personalisation }] });
    expect((await fetch(`${after.standIn.url}/sent/nothing`)).status).toBe(404);
    expect((await after.client().send(batch('batch 7', harmful, other))).kind).toBe('accepted-before');

    const ears = await listener();
    after.standIn.tell(ears.url);
    await vi.waitFor(() => expect(ears.heard.filter(({ status, way }) => status === 'delivered' && way === null)).toHaveLength(2), { timeout: 20_000, interval: 20 });
    await after.close();
    await ears.close();
  });
});

describe('five thousand messages', () => {
  it('are taken, and their ends told, each once', async () => {
    const ears = await listener();
    const large = await notifyWorld();
    large.standIn.tell(ears.url);
    const client = large.client();
    for (let n = 0; n < 5; n++) expect((await client.send(batch(`batch ${n}`, ...messages(1_000)))).kind).toBe('accepted');
    const ends = () => ears.heard.filter(({ status, way }) => status === 'delivered' && way === null);
    await vi.waitFor(() => expect(ends().length).toBe(5_000), { timeout: 60_000, interval: 200 });
    expect(new Set(ends().map(({ reference }) => reference)).size).toBe(5_000);
    await large.close();
    await ears.close();
  });
});
