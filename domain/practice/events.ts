import * as t from 'io-ts';
import { oneOf } from '../codes/one-of.ts';
import { CivilDate } from '../dates/civil-date.ts';

/** The three lists that a practice works through. */
export const PracticeList = oneOf('PracticeList', 'prior-notification', 'non-responder', 'to-review');
export type PracticeList = t.TypeOf<typeof PracticeList>;

/** How many people are on each list. */
export const ListCounts = t.type({ 'prior-notification': t.Integer, 'non-responder': t.Integer, 'to-review': t.Integer }, 'ListCounts');
export type ListCounts = t.TypeOf<typeof ListCounts>;

/** An address that a mail server will not have, and why: `code` is the server's, or ours where it gave none. */
export const RefusedAddress = t.type({ address: t.string, code: t.string }, 'RefusedAddress');
export type RefusedAddress = t.TypeOf<typeof RefusedAddress>;

const on = { on: CivilDate };
/** Who stood on the lists: a digest for each person, list and day on which they came on it, in order. Tells nothing of anybody. */
const entries = { counts: ListCounts, entries: t.array(t.string) };

/**
 * What can happen between a practice and the programme: where it is told that its lists have changed, and that it was told.
 * Names and shapes are a storage contract.
 */
export const practiceEventData = {
  'notification-address-added': t.type({ address: t.string, by: t.string, ...on }),
  'notification-address-removed': t.type({ address: t.string, by: t.string, ...on }),
  /** From here on the mail may have left. `notice`: UUID, of which its Message-ID is made. */
  'notice-begun': t.type({ notice: t.string, addresses: t.array(t.string), ...entries, ...on }),
  /** The mail server took it for these. */
  'notice-sent': t.type({ notice: t.string, addresses: t.array(t.string), ...on }),
  /** The mail server will never take it for these. Somebody must look. */
  'notice-refused': t.type({ notice: t.string, refused: t.array(RefusedAddress), ...on }),
  /** The mail server did not take it for these now. `again`: instant (ISO 8601, UTC) from which it is tried again. */
  'notice-delayed': t.type({ notice: t.string, addresses: t.array(t.string), code: t.string, again: t.string, ...on }),
  /** The lists were printed. `printed`: names what stood on the paper; the same people are the same. */
  'list-printed': t.type({ printed: t.string, ...entries, by: t.string, ...on }),
  /** Somebody posted it. */
  'printed-list-sent': t.type({ printed: t.string, comment: t.string, by: t.string, ...on }),
} as const;

type Data = typeof practiceEventData;
export type PracticeEventType = keyof Data;
export type PracticeEventOf<T extends PracticeEventType> = { readonly type: T; readonly data: t.TypeOf<Data[T]> };
export type PracticeEvent = { [T in PracticeEventType]: PracticeEventOf<T> }[PracticeEventType];
