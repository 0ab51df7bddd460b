import { describe, expect, it } from 'vitest';
import type { Told } from '../../application/ports/notify.ts';
import { type Answer, at, withApi } from '../../test/api.ts';
import { receiveCallback } from '../notify/callbacks/receive.ts';
import { signatureOf } from '../notify/callbacks/signature.ts';
import { exampleCallback } from './examples/notify.ts';

const key = { applicationId: 'app-1', apiKey: 'key-1' };
const path = '/api/v1/notify/callbacks';
const text = JSON.stringify(exampleCallback);

let recorded: Told[] = [];
let recording: Promise<unknown> = Promise.resolve();
const oddities: object[] = [];
const told = async (news: readonly Told[]) => {
  await recording;
  recorded.push(...news);
  return { unknown: news.filter(({ reference }) => reference === 'not-ours').length };
};

const api = withApi({ receiveCallback: receiveCallback({ key, told, onOddities: (each) => void oddities.push(each) }), identify: () => Promise.resolve(null) });

const call = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  api().send('POST', path, body, { 'content-type': 'application/vnd.api+json', accept: 'text/plain', 'x-api-key': key.apiKey, 'x-hmac-sha256-signature': signatureOf(key, Buffer.from(body)), ...headers });

describe('callbacks of NHS Notify', () => {
  it('are taken from whoever has the key, without signing in', async () => {
    recorded = [];
    expect(await call(text)).toMatchObject({ status: 202, body: { items: 1 } });
    expect(recorded).toEqual([expect.objectContaining({ status: 'delivered', way: { channel: 'nhsapp', order: 1, supplier: 'read' } })]);
  });

  it('are signed over the bytes as they come, however they are written', async () => {
    const spaced = JSON.stringify({ ...exampleCallback, more: 'é 😀' }, null, 3);
    expect((await call(spaced, { 'content-type': 'application/json' })).status).toBe(202);
    expect(await call(spaced, { 'x-hmac-sha256-signature': signatureOf(key, Buffer.from(JSON.stringify(JSON.parse(spaced)))) })).toMatchObject({ status: 403, body: { code: 'wrong-signature' } });
  });

  it.each([
    ['without a key', { 'x-api-key': '' }, 401, 'wrong-key'],
    ['with another key', { 'x-api-key': 'key-2' }, 401, 'wrong-key'],
    ['without a signature', { 'x-hmac-sha256-signature': '' }, 403, 'wrong-signature'],
    ['with the signature of another body', { 'x-hmac-sha256-signature': signatureOf(key, Buffer.from('{}')) }, 403, 'wrong-signature'],
    ['with a signature in capitals', { 'x-hmac-sha256-signature': signatureOf(key, Buffer.from(text)).toUpperCase() }, 403, 'wrong-signature'],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-media-type'],
  ])('are refused %s', async (_, headers, status, code) => {
    recorded = [];
    expect(await call(text, headers)).toMatchObject({ status, body: { code } });
    expect(recorded).toEqual([]);
  });

  it.each(['', 'secret', '[]', '{"data": 1}'])('are refused when they say %j', async (body) => {
    const answer = await call(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });

  it('are refused when they are too large', async () => {
    expect(await call(' '.repeat(1_000_001))).toMatchObject({ status: 413, body: { code: 'too-large' } });
  });

  it('that cannot be understood, or are of messages that we do not have, are told of without what they say', async () => {
    oddities.length = 0;
    const [{ attributes, ...item }] = exampleCallback.data as [(typeof exampleCallback.data)[number]];
    await call(JSON.stringify({ data: [{ type: 'News', attributes: {} }, { ...item, attributes: { ...attributes, messageReference: 'not-ours' } }] }));
    expect(oddities).toEqual([{ passedOver: { News: 1 }, unknown: 1 }]);
  });

  it('are sent away for a while when there are too many at once', async () => {
    let goOn = (): void => undefined;
    recording = new Promise<void>((resolve) => (goOn = resolve));
    const turnedAway: Answer[] = [];
    const many = Array.from({ length: 40 }, async () => {
      const answer = await call(text);
      if (answer.status === 429 && turnedAway.push(answer) === 8) goOn();
      return answer.status;
    });
    expect((await Promise.all(many)).filter((status) => status === 202)).toHaveLength(32);
    expect(turnedAway.map(({ headers, body }) => [headers.get('retry-after'), at(body, 'code')])).toEqual(Array(8).fill(['5', 'busy']));
    expect((await call(text)).status).toBe(202);
  });

  it('stand in no log', () => {
    const all = api().logged.join('');
    expect(all).not.toMatch(/key-1|2WL3qFTEFM0qMY8xjRbt1LIKCzM/);
    expect(all).toContain(path);
  });
});

describe('without NHS Notify', () => {
  const without = withApi();
  it('there is nobody to tell', async () => {
    expect((await without().post(path, '{}')).status).toBe(404);
  });
});
