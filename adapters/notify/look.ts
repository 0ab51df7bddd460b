import * as t from 'io-ts';
import type { Look } from '../../application/ports/notify.ts';

const text = t.union([t.string, t.null, t.undefined]);

const Message = t.type({
  data: t.type({
    attributes: t.intersection([
      t.type({ messageStatus: t.string, timestamps: t.record(t.string, t.unknown) }),
      t.partial({ messageStatusDescription: text, messageFailureReasonCode: text }),
    ]),
  }),
});

/** The newest instant that NHS Notify tells of a message is that of its status. */
const newest = (timestamps: Readonly<Record<string, unknown>>): string | null => {
  const instants = Object.values(timestamps).filter((each): each is string => typeof each === 'string' && !Number.isNaN(Date.parse(each)));
  const [last] = instants.map((each) => new Date(each).toISOString()).sort().reverse();
  return last ?? null;
};

/** What NHS Notify says of a message; null: that cannot be understood. */
export const lookIn = (body: unknown): Look | null => {
  if (!Message.is(body)) return null;
  const { messageStatus: status, timestamps, messageStatusDescription, messageFailureReasonCode } = body.data.attributes;
  const at = newest(timestamps);
  return at === null ? null : { status, description: messageStatusDescription ?? null, failureCode: messageFailureReasonCode ?? null, at };
};
