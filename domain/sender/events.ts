import * as t from 'io-ts';
import { CivilDate } from '../dates/civil-date.ts';
import { SenderDetails } from './details.ts';

/** Who did it, and why. */
const byHand = { by: t.string, comment: t.string, on: CivilDate };

/** What can happen to a sender in the register. Names and shapes are a storage contract. The code stands in the name of the stream. */
export const senderEventData = {
  'sender-added': t.type({ details: SenderDetails, ...byHand }),
  'sender-changed': t.type({ details: SenderDetails, ...byHand }),
  /** Results that name it are refused from here on. */
  'sender-deactivated': t.type(byHand),
  'sender-reactivated': t.type(byHand),
} as const;

type SenderEventData = typeof senderEventData;
export type SenderEvent = { [T in keyof SenderEventData]: { readonly type: T; readonly data: t.TypeOf<SenderEventData[T]> } }[keyof SenderEventData];
