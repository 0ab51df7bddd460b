import { describe, expect, it } from 'vitest';
import { newsIn } from './news.ts';

const attributes = { messageId: 'n', messageReference: 'r', timestamp: '2026-11-24T09:15:04Z' };
const message = { type: 'MessageStatus', attributes: { ...attributes, messageStatus: 'failed', messageStatusDescription: 'Patient has exit code', messageFailureReasonCode: 'MFR_PDSV_0110' }, meta: { idempotencyKey: 'k-1' } };
const channel = { type: 'ChannelStatus', attributes: { ...attributes, channel: 'nhsapp', channelStatus: 'delivered', supplierStatus: 'read', cascadeOrder: 1 }, meta: { idempotencyKey: 'k-2' } };

const first = (item: unknown) => newsIn({ data: [item] })?.told[0];

describe('a callback of NHS Notify', () => {
  it('tells of messages as a whole and of their ways', () => {
    const about = { reference: 'r', notifyId: 'n', at: '2026-11-24T09:15:04.000Z' };
    expect(newsIn({ data: [message, channel] })).toEqual({
      told: [
        { ...about, key: 'k-1', status: 'failed', description: 'Patient has exit code', failureCode: 'MFR_PDSV_0110', way: null },
        { ...about, key: 'k-2', status: 'delivered', description: null, failureCode: null, way: { channel: 'nhsapp', order: 1, supplier: 'read' } },
      ],
      passedOver: {},
    });
  });

  it('may hold fields that nobody knows yet', () => {
    expect(first({ ...channel, relationships: {}, attributes: { ...channel.attributes, mood: 'good' } })).toMatchObject({ key: 'k-2', status: 'delivered' });
  });

  it('passes over what cannot be understood, and counts it by its kind', () => {
    const odd = [{ type: 'RecipientResponse', attributes }, { ...message, attributes: { messageReference: 'r' } }, { type: '<script>', attributes }, null, 7, { ...channel, attributes: { ...channel.attributes, timestamp: 'soon' } }];
    const news = newsIn({ data: [...odd, message] });
    expect(news?.told.map(({ key }) => key)).toEqual(['k-1']);
    expect(news?.passedOver).toEqual({ RecipientResponse: 1, MessageStatus: 1, unreadable: 3, ChannelStatus: 1 });
  });

  it('writes every instant in the same way, since instants are compared as texts', () => {
    const at = ['2026-11-24T09:15:04Z', '2026-11-24T09:15:04.25Z', '2026-11-24T10:15:04.5+01:00'].map((timestamp) => first({ ...message, attributes: { ...message.attributes, timestamp } })?.at);
    expect(at).toEqual(['2026-11-24T09:15:04.000Z', '2026-11-24T09:15:04.250Z', '2026-11-24T09:15:04.500Z']);
  });

  it('is known by what it says where it bears no key', () => {
    const keyOf = (status: string) => first({ type: 'MessageStatus', attributes: { ...attributes, messageStatus: status } })?.key;
    expect([keyOf('sending') === keyOf('sending'), keyOf('sending') === keyOf('failed')]).toEqual([true, false]);
  });

  it('brings nothing that a database cannot hold', () => {
    expect(first({ ...message, attributes: { ...message.attributes, messageStatusDescription: 'a\u0000b\ud800' } })?.description).toBe('a b ');
  });

  it.each([null, [], {}, { data: {} }, 'text'])('is not %j', (body) => {
    expect(newsIn(body)).toBeNull();
  });
});
