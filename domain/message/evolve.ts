import type { MessageEvent, MessageEventOf, MessageEventType } from './events.ts';
import type { Message, OpenMessage, Place } from './message.ts';

type Change<T extends MessageEventType> = (m: OpenMessage, data: MessageEventOf<T>['data']) => Partial<OpenMessage>;

/** What NHS Notify says of a message as a whole when nothing more will happen to it. */
const ends: Readonly<Record<string, (failureCode: string | null) => Place>> = {
  delivered: () => ({ at: 'delivered' }),
  failed: (code) => ({ at: 'failed', code }),
};

/** What each event changes. None of them decides, and none can fail. */
const changes: { readonly [T in Exclude<MessageEventType, 'message-opened'>]: Change<T> } = {
  'message-held': (_, { on }) => ({ place: { at: 'held' }, since: on }),
  'message-released': (_, { on }) => ({ place: { at: 'waiting', takenBack: null }, since: on, releasedOn: on }),
  'message-cancelled': (_, { reason, on }) => ({ place: { at: 'cancelled', reason }, since: on }),
  'hand-over-begun': (_, { batch, on }) => ({ place: { at: 'handing-over', batch }, since: on }),
  'hand-over-taken-back': (_, { code, on }) => ({ place: { at: 'waiting', takenBack: code }, since: on }),
  // What became of it may be told before the answer to the hand-over has come.
  'handed-over': (m, { notifyId, on }) => ({ notifyId: notifyId ?? m.notifyId, ...(m.place.at === 'handing-over' ? { place: { at: 'handed-over' }, since: on } : {}) }),
  'hand-over-refused': (_, { code, on }) => ({ place: { at: 'failed', code }, since: on }),
  'message-status-told': (m, { status, failureCode, at, notifyId, on }) => {
    const known = { notifyId: m.notifyId ?? notifyId };
    if (isOver(m) || (m.toldAt !== null && at < m.toldAt && !Object.hasOwn(ends, status))) return known;
    const place = ends[status]?.(failureCode) ?? { at: 'handed-over' };
    return { ...known, toldAt: at, place, since: place.at === m.place.at ? m.since : on };
  },
  'channel-status-told': (m, { channel, status, supplier, failureCode, at, notifyId }) => ({
    notifyId: m.notifyId ?? notifyId,
    channels: [...m.channels.filter((other) => other.channel !== channel), m.channels.find((other) => other.channel === channel && other.at > at) ?? { channel, status, supplier, failureCode, at }],
  }),
  'letter-returned': (_, { on }) => ({ returnedOn: on, settled: null }),
  'message-settled': (_, { how }) => ({ settled: how }),
};

/** Delivered or failed, as NHS Notify said: it says so once, and whatever else it tells of the whole is older. */
const isOver = ({ place, toldAt }: OpenMessage): boolean => toldAt !== null && (place.at === 'delivered' || place.at === 'failed');

/** The message after one more event. Total: an event that means nothing here changes nothing. */
export const evolveMessage = (message: Message, event: MessageEvent): Message => {
  if (event.type === 'message-opened') return message ?? opened(event.data);
  if (message === null || !Object.hasOwn(changes, event.type)) return message;
  const change = changes[event.type] as Change<MessageEventType>;
  return { ...message, ...change(message, event.data) };
};

const opened = ({ on, ...asked }: MessageEventOf<'message-opened'>['data']): OpenMessage => ({
  ...asked,
  openedOn: on,
  place: { at: 'waiting', takenBack: null },
  since: on,
  releasedOn: null,
  notifyId: null,
  toldAt: null,
  channels: [],
  returnedOn: null,
  settled: null,
});
