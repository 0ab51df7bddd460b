import * as t from 'io-ts';
import { LetterCode } from '../codes/letter.ts';
import { oneOf } from '../codes/one-of.ts';
import { CivilDate } from '../dates/civil-date.ts';
import { CaseNumber } from '../identifiers/case-number.ts';

/** Why a message is not sent. `inactive`: they died or left, or their dummy registration ended (D-28). `no-longer-owed`: what it says was overtaken before it went (D-37). */
export const CancelReason = oneOf('CancelReason', 'by-hand', 'inactive', 'no-longer-owed');
export type CancelReason = t.TypeOf<typeof CancelReason>;

/** How somebody ended the look at a message that failed or came back. */
export const Settlement = oneOf('Settlement', 'sent-again', 'no-further-action');
export type Settlement = t.TypeOf<typeof Settlement>;

const on = { on: CivilDate };
const textOrNone = t.union([t.string, t.null]);
/** Every action by hand: who, in which case, and why. */
const byHand = { by: t.string, caseNumber: CaseNumber, comment: t.string, ...on };
/** What NHS Notify tells, in its own words: they are not listed completely anywhere, so they are kept as text. `at`: its instant (ISO 8601); `on`: when we were told. */
const told = { status: t.string, description: textOrNone, failureCode: textOrNone, at: t.string, notifyId: textOrNone, ...on };

/**
 * What can happen to one message on its way to a participant. Its stream bears the id of the event that asked for the letter,
 * which is its reference at NHS Notify. Names and shapes are a storage contract: events are never edited, a changed shape is a new
 * version with an upcaster. `on` is the civil day on which it took effect.
 */
export const messageEventData = {
  /** A letter is owed: this is the way that it goes. `position`: place in the log of the event that asked for it. */
  'message-opened': t.type({ participantId: t.string, letter: LetterCode, testDate: t.union([CivilDate, t.null]), position: t.Integer, ...on }),
  /** Letters to this person are paused: it waits. D-32 */
  'message-held': t.type(on),
  /** The pause has ended: it waits to be handed over again. */
  'message-released': t.type(on),
  'message-cancelled': t.type({ reason: CancelReason, by: textOrNone, caseNumber: t.union([CaseNumber, t.null]), comment: textOrNone, ...on }),
  /** It is being given to NHS Notify, in this batch. From here on it may have arrived there. */
  'hand-over-begun': t.type({ batch: t.string, routingPlan: t.string, ...on }),
  /** NHS Notify took none of that batch, or it was left out of it. It waits again. `code`: why, in NHS Notify's words or our own. */
  'hand-over-taken-back': t.type({ batch: t.string, code: t.string, ...on }),
  /** NHS Notify has it. `notifyId` is its name there; null: not told, because it was taken the first time and we asked again. */
  'handed-over': t.type({ batch: t.string, notifyId: textOrNone, ...on }),
  /** NHS Notify will not have it as it is. Somebody must look. */
  'hand-over-refused': t.type({ batch: t.string, code: t.string, field: textOrNone, ...on }),
  /** What became of it as a whole. */
  'message-status-told': t.type(told),
  /** What became of it on one of its ways: NHS App, text, letter. `supplier` tells more, such as read. */
  'channel-status-told': t.type({ ...told, channel: t.string, order: t.union([t.Integer, t.null]), supplier: textOrNone }),
  /** The post brought the letter back. */
  'letter-returned': t.type(byHand),
  /** Somebody looked after what failed or came back. `as`: the message that went instead. */
  'message-settled': t.type({ how: Settlement, as: textOrNone, ...byHand }),
} as const;

type MessageEventData = typeof messageEventData;
export type MessageEventType = keyof MessageEventData;
export type MessageEventOf<T extends MessageEventType> = { readonly type: T; readonly data: t.TypeOf<MessageEventData[T]> };
export type MessageEvent = { [T in MessageEventType]: MessageEventOf<T> }[MessageEventType];

/** Makes an event; the type says which data it needs. */
export const messageEvent = <T extends MessageEventType>(type: T, data: MessageEventOf<T>['data']): MessageEvent => ({ type, data }) as unknown as MessageEvent;
