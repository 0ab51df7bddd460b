import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { notifyClient, type NotifySettings } from '../../adapters/notify/client.ts';
import type { Answer, Batch } from '../../application/ports/notify.ts';
import { batch, message } from './world.ts';
import { scripted, type Scripted } from './scripted.ts';

let privateKey: KeyObject;
beforeAll(() => {
  ({ privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 }));
});

/** What the client makes of what a server answers, and what it asked. */
const answered = async (given: Batch, answers: readonly [Scripted, ...Scripted[]], more: Partial<NotifySettings> = {}) => {
  const server = await scripted(...answers);
  const client = notifyClient({ url: server.url, tokenUrl: `${server.url}/oauth2/token`, apiKey: 'csms', keyId: 'k', privateKey, originator: null, contactDetails: true, callsPerSecond: 1_000, timeout: 5_000, ...more });
  try {
    return { answer: await client.send(given), asked: server.asked, tokens: server.tokens() };
  } finally {
    await server.close();
  }
};

const error = (status: number, code: string, pointer?: string, headers: Readonly<Record<string, string>> = {}): Scripted => ({
  status,
  headers: { 'content-type': 'application/vnd.api+json', ...headers },
  body: { errors: [{ id: '1', code, status: String(status), title: 't', detail: 'of SMITH', ...(pointer === undefined ? {} : { source: { pointer } }) }] },
});

const one = batch('b', message(1));
const three = batch('b', message(1), message(2), message(3));
const [first, second, third] = three.messages.map(({ reference }) => reference);

const refused = (code: string) => ({ kind: 'refused', code });
const unknown = (code: string, againAfter: number) => ({ kind: 'unknown', code, againAfter });
const unwelcome = (...messages: readonly object[]) => ({ kind: 'unwelcome', messages });

describe('every answer of NHS Notify has a meaning', () => {
  it.each<readonly [string, Batch, Scripted, object]>([
    ['a message that it has', one, { status: 201, body: { data: { type: 'Message', id: 'n1', attributes: { messageReference: first } } } }, { kind: 'accepted', ids: new Map([[first, 'n1']]) }],
    ['a batch that it has', three, { status: 201, body: { data: { attributes: { messages: [first, second, third].map((messageReference) => ({ messageReference, id: `n ${messageReference}` })) } } } }, { kind: 'accepted', ids: new Map([first, second, third].map((each) => [each, `n ${each}`])) }],
    ['a batch of which it names only a part', three, { status: 201, body: { data: { attributes: { messages: [{ messageReference: first, id: 'n1' }] } } } }, unknown('not-understood', 60)],
    ['a page of somebody else', three, { status: 200, body: '<html>' }, unknown('not-understood', 60)],
    ['400 for two of three', three, { status: 400, body: { errors: [{ code: 'CM_INVALID_NHS_NUMBER', source: { pointer: '/data/attributes/messages/0/recipient/nhsNumber' } }, { code: 'CM_NULL_VALUE', source: { pointer: '/data/attributes/messages/2' } }] } }, unwelcome({ reference: first, code: 'CM_INVALID_NHS_NUMBER', field: 'recipient.nhsNumber' }, { reference: third, code: 'CM_NULL_VALUE', field: null })],
    ['400 for the only one', one, error(400, 'CM_INVALID_NHS_NUMBER', '/data/attributes/recipient/nhsNumber'), unwelcome({ reference: first, code: 'CM_INVALID_NHS_NUMBER', field: 'recipient.nhsNumber' })],
    ['400 for what is not of one message', three, error(400, 'CM_INVALID_VALUE', '/data/attributes/routingPlanId'), refused('CM_INVALID_VALUE')],
    ['400 for a message that there is not', three, error(400, 'CM_INVALID_VALUE', '/data/attributes/messages/3/recipient'), refused('CM_INVALID_VALUE')],
    ['400 without a word', three, { status: 400 }, refused('HTTP_400')],
    ['400 for missing values', three, error(400, 'CM_MISSING_VALUE', '/data/attributes/messages/1/personalisation/name'), unwelcome({ reference: second, code: 'CM_MISSING_VALUE', field: 'personalisation.name' })],
    ['400 for doubled values', three, error(400, 'CM_DUPLICATE_VALUE', '/data/attributes/messages/1/messageReference'), unwelcome({ reference: second, code: 'CM_DUPLICATE_VALUE', field: 'messageReference' })],
    ['400 for contact details', three, error(400, 'CM_CANNOT_SET_CONTACT_DETAILS', '/data/attributes/messages/1/recipient/contactDetails'), unwelcome({ reference: second, code: 'CM_CANNOT_SET_CONTACT_DETAILS', field: 'recipient.contactDetails' })],
    ['400 for too few', three, error(400, 'CM_TOO_FEW_ITEMS', '/data/attributes/messages'), refused('CM_TOO_FEW_ITEMS')],
    ['400 for no originator', three, error(400, 'CM_ODS_CODE_REQUIRED', '/data/attributes/messages/0/originator'), refused('CM_ODS_CODE_REQUIRED')],
    ['400 for an originator', one, error(400, 'CM_CANNOT_SET_ODS_CODE', '/data/attributes/originator/odsCode'), refused('CM_CANNOT_SET_ODS_CODE')],
    ['401', three, error(401, 'CM_DENIED'), refused('CM_DENIED')],
    ['403', three, error(403, 'CM_FORBIDDEN'), refused('CM_FORBIDDEN')],
    ['403 by a ban', three, error(403, 'CM_SERVICE_BAN'), refused('CM_SERVICE_BAN')],
    ['404 for the routing plan', three, error(404, 'CM_NO_SUCH_ROUTING_PLAN', '/data/attributes/routingPlanId'), refused('CM_NO_SUCH_ROUTING_PLAN')],
    ['404', three, error(404, 'CM_NOT_FOUND'), refused('CM_NOT_FOUND')],
    ['405', three, error(405, 'CM_NOT_ALLOWED'), refused('CM_NOT_ALLOWED')],
    ['406', three, error(406, 'CM_NOT_ACCEPTABLE'), refused('CM_NOT_ACCEPTABLE')],
    ['408', three, error(408, 'CM_TIMEOUT'), unknown('CM_TIMEOUT', 60)],
    ['413', three, error(413, 'CM_TOO_LARGE'), refused('CM_TOO_LARGE')],
    ['413 for too many', three, error(413, 'CM_TOO_MANY_ITEMS'), refused('CM_TOO_MANY_ITEMS')],
    ['415', three, error(415, 'CM_UNSUPPORTED_MEDIA'), refused('CM_UNSUPPORTED_MEDIA')],
    ['422 for a message that it had', one, error(422, 'CM_DUPLICATE_REQUEST', '/data/attributes/messageReference'), { kind: 'accepted-before' }],
    ['422 for a batch that it had', three, error(422, 'CM_DUPLICATE_REQUEST', '/data/attributes/messageBatchReference'), { kind: 'accepted-before' }],
    ['422 for one message of a batch that it had not', three, error(422, 'CM_DUPLICATE_REQUEST', '/data/attributes/messages/1/messageReference'), unwelcome({ reference: second, code: 'CM_DUPLICATE_REQUEST', field: 'messageReference' })],
    ['422 for something else', three, error(422, 'CM_NEW'), refused('CM_NEW')],
    ['425', three, error(425, 'CM_RETRY_TOO_EARLY', undefined, { 'retry-after': '10' }), unknown('CM_RETRY_TOO_EARLY', 300)],
    ['425 that asks for more', three, error(425, 'CM_RETRY_TOO_EARLY', undefined, { 'retry-after': '400' }), unknown('CM_RETRY_TOO_EARLY', 400)],
    ['429', three, error(429, 'CM_QUOTA', undefined, { 'retry-after': '1' }), unknown('CM_QUOTA', 5)],
    ['429 that asks for more', three, error(429, 'CM_QUOTA', undefined, { 'retry-after': '30' }), unknown('CM_QUOTA', 30)],
    ['429 below nothing', three, error(429, 'CM_QUOTA', undefined, { 'retry-after': '-1' }), unknown('CM_QUOTA', 60)],
    ['429 with rubbish', three, error(429, 'CM_QUOTA', undefined, { 'retry-after': 'soon' }), unknown('CM_QUOTA', 60)],
    ['429 until a day long past', three, error(429, 'CM_QUOTA', undefined, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }), unknown('CM_QUOTA', 60)],
    ['429 for ever', three, error(429, 'CM_QUOTA', undefined, { 'retry-after': '999999999' }), unknown('CM_QUOTA', 86_400)],
    ['500', three, error(500, 'CM_INTERNAL_SERVER_ERROR'), unknown('CM_INTERNAL_SERVER_ERROR', 60)],
    ['500 for a routing plan without its texts', three, error(500, 'CM_MISSING_ROUTING_PLAN_TEMPLATE'), refused('CM_MISSING_ROUTING_PLAN_TEMPLATE')],
    ['500 for one with a text twice', three, error(500, 'CM_ROUTING_PLAN_DUPLICATE_TEMPLATES'), refused('CM_ROUTING_PLAN_DUPLICATE_TEMPLATES')],
    ['502', three, error(502, 'CM_BAD_GATEWAY'), unknown('CM_BAD_GATEWAY', 60)],
    ['503', three, error(503, 'CM_SERVICE_UNAVAILABLE', undefined, { 'retry-after': '120' }), unknown('CM_SERVICE_UNAVAILABLE', 120)],
    ['504', three, error(504, 'CM_TIMEOUT'), unknown('CM_TIMEOUT', 60)],
    ['a status that nobody has seen', three, { status: 418, body: { errors: [{ code: 'SMITH, ANN' }] } }, refused('unreadable')],
    ['another address', three, { status: 307, headers: { location: 'http://127.0.0.1:1/' } }, refused('HTTP_307')],
    ['nothing', three, 'silent', unknown('UND_ERR_SOCKET', 60)],
  ])('%s', async (_, given, answer, meaning) => {
    const got: Answer = (await answered(given, [answer])).answer;
    expect(got).toMatchObject(meaning);
    expect(JSON.stringify(got)).not.toMatch(/SMITH/);
  });

  it('silence is one: it may have it or not', async () => {
    const [signsIn, gone] = [await scripted({ status: 404 }), await scripted('silent')];
    await gone.close();
    const client = notifyClient({ url: gone.url, tokenUrl: `${signsIn.url}/oauth2/token`, apiKey: 'csms', keyId: 'k', privateKey, originator: null, contactDetails: true, callsPerSecond: 100, timeout: 5_000 });
    expect(await client.send(three)).toEqual({ kind: 'unknown', code: 'ECONNREFUSED', againAfter: 60 });
    await expect(client.look('n')).rejects.toThrow('ECONNREFUSED');
    await expect(notifyClient({ url: signsIn.url, tokenUrl: `${signsIn.url}/oauth2/token`, apiKey: 'csms', keyId: 'k', privateKey, originator: null, contactDetails: true, callsPerSecond: 100, timeout: 5_000 }).look('n')).rejects.toThrow('status 404, no code');
    await signsIn.close();
  });
});

describe('what NHS Notify is sent', () => {
  const fine: Scripted = { status: 503 };

  it('is one message by itself, or several as a batch, in JSON:API', async () => {
    const single = (await answered(one, [fine])).asked[0];
    expect([single?.method, single?.url, single?.headers['content-type'], single?.headers['accept'], single?.headers['x-correlation-id'], single?.headers['authorization']]).toEqual(['POST', '/v1/messages', 'application/vnd.api+json', 'application/vnd.api+json', 'b', 'Bearer token-0']);
    expect(JSON.parse(single?.body ?? '')).toEqual({ data: { type: 'Message', attributes: { routingPlanId: one.routingPlan, messageReference: first, recipient: { nhsNumber: message(1).nhsNumber }, personalisation: { letter_code: 'PA1' } } } });
    const several = (await answered(three, [fine], { originator: 'X26' })).asked[0];
    expect(several?.url).toBe('/v1/message-batches');
    expect(JSON.parse(several?.body ?? '')).toMatchObject({ data: { type: 'MessageBatch', attributes: { messageBatchReference: 'b', messages: [{ messageReference: first, originator: { odsCode: 'X26' } }, {}, {}] } } });
  });

  const name = { prefix: 'MS', given: 'ANN', otherGiven: null, family: "O'BRIEN", previousFamily: 'SMITH' };

  it('goes to a name and an address where we say so, with what is beyond five lines in the last', async () => {
    const to = { name, address: { lines: ['1', ' ', '2', '3', '4', '5', '6'], postcode: 'LS1 4AP' } };
    const { asked } = await answered(batch('b', message(1, { nhsNumber: null, to })), [fine]);
    expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ data: { attributes: { recipient: { contactDetails: { name: { prefix: 'MS', firstName: 'ANN', lastName: "O'BRIEN" }, address: { lines: ['1', '2', '3', '4', '5, 6'], postcode: 'LS1 4AP' } } } } } });
    expect(asked[0]?.body).not.toMatch(/nhsNumber|SMITH|middleNames/);
  });

  it('never goes where we may not say so', async () => {
    const to = { name, address: { lines: ['1', '2'], postcode: 'LS1 4AP' } };
    const { answer, asked } = await answered(batch('b', message(1), message(2, { to })), [fine], { contactDetails: false });
    expect(answer).toEqual(unwelcome({ reference: second, code: 'CM_CANNOT_SET_CONTACT_DETAILS', field: 'recipient.contactDetails' }));
    expect(asked).toEqual([]);
  });

  it('is never larger than it may be: the messages that are larger than their share stand aside', async () => {
    const large = message(2, { personalisation: { text: 'é'.repeat(2_000_000) } });
    const { answer, asked } = await answered(batch('b', message(1), large, message(3, { personalisation: { text: 'e'.repeat(1_500_000) } })), [fine]);
    expect(answer).toEqual(unwelcome({ reference: second, code: 'CM_TOO_LARGE', field: 'personalisation' }));
    expect(asked).toEqual([]);
  });

  it('is sent with a new token, once, when the one that we have is not believed', async () => {
    const good: Scripted = { status: 201, body: { data: { id: 'n', attributes: { messageReference: first } } } };
    const renewed = await answered(one, [error(401, 'CM_DENIED'), good]);
    expect([renewed.answer.kind, renewed.asked.map(({ headers }) => headers['authorization'])]).toEqual(['accepted', ['Bearer token-0', 'Bearer token-1']]);
    const never = await answered(one, [error(401, 'CM_DENIED')]);
    expect([never.answer, never.asked.length, never.tokens]).toEqual([expect.objectContaining(refused('CM_DENIED')), 2, 2]);
  });
});
