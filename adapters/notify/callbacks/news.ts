import { createHash } from 'node:crypto';
import * as t from 'io-ts';
import type { Told } from '../../../application/ports/notify.ts';

/** What a callback holds, as far as it can be understood. `passedOver`: how many items of which kind cannot. */
export interface News {
  readonly told: readonly Told[];
  readonly passedOver: Readonly<Record<string, number>>;
}

const Body = t.type({ data: t.array(t.unknown) });
const Item = t.type({ type: t.string, attributes: t.type({ messageReference: t.string, timestamp: t.string }) });
const Key = t.type({ meta: t.type({ idempotencyKey: t.string }) });

const textOrNothing = t.union([t.string, t.null, t.undefined]);
const About = t.partial({ messageId: textOrNothing });
const Message = t.type({ attributes: t.intersection([About, t.type({ messageStatus: t.string }), t.partial({ messageStatusDescription: textOrNothing, messageFailureReasonCode: textOrNothing })]) });
const Channel = t.type({
  attributes: t.intersection([
    About,
    t.type({ channel: t.string, channelStatus: t.string }),
    t.partial({ channelStatusDescription: textOrNothing, channelFailureReasonCode: textOrNothing, supplierStatus: textOrNothing, cascadeOrder: t.union([t.Integer, t.null, t.undefined]) }),
  ]),
});

/** Texts of others without what a log or a database cannot hold. */
const clean = (text: string | null | undefined): string | null => text?.replace(/[\p{Cc}\p{Cs}]/gu, ' ').slice(0, 1_000) ?? null;
const cleaned = (text: string): string => clean(text) ?? '';

const toldIn = (item: unknown): Told | null => {
  if (!Item.is(item)) return null;
  const { messageReference, timestamp } = item.attributes;
  const milliseconds = Date.parse(timestamp);
  if (Number.isNaN(milliseconds)) return null;
  // Instants are compared as texts, so each is written in the same way.
  const about = { key: keyOf(item), reference: cleaned(messageReference), at: new Date(milliseconds).toISOString() };
  if (item.type === 'MessageStatus' && Message.is(item)) {
    const { messageId, messageStatus, messageStatusDescription, messageFailureReasonCode } = item.attributes;
    return { ...about, notifyId: clean(messageId), status: cleaned(messageStatus), description: clean(messageStatusDescription), failureCode: clean(messageFailureReasonCode), way: null };
  }
  if (item.type === 'ChannelStatus' && Channel.is(item)) {
    const { messageId, channel, channelStatus, channelStatusDescription, channelFailureReasonCode, supplierStatus, cascadeOrder } = item.attributes;
    const way = { channel: cleaned(channel), order: cascadeOrder ?? null, supplier: clean(supplierStatus) };
    return { ...about, notifyId: clean(messageId), status: cleaned(channelStatus), description: clean(channelStatusDescription), failureCode: clean(channelFailureReasonCode), way };
  }
  return null;
};

/** What says nothing of its own to be known by is known by what it says. */
const keyOf = (item: unknown): string => (Key.is(item) ? cleaned(item.meta.idempotencyKey) : createHash('sha256').update(JSON.stringify(item)).digest('hex'));

/** Kinds that can be named in a log. */
const kindOf = (item: unknown): string => {
  const { type } = (item ?? {}) as { readonly type?: unknown };
  return typeof type === 'string' && /^[A-Za-z]{1,40}$/.test(type) ? type : 'unreadable';
};

/** Reads a callback of NHS Notify; null: it is none. Fields that nobody knows yet are welcome; an item that cannot be understood hinders no other. */
export const newsIn = (body: unknown): News | null => {
  if (!Body.is(body)) return null;
  const passedOver: Record<string, number> = {};
  const told = body.data.flatMap((item) => {
    const one = toldIn(item);
    if (one === null) passedOver[kindOf(item)] = (passedOver[kindOf(item)] ?? 0) + 1;
    return one === null ? [] : [one];
  });
  return { told, passedOver };
};
