import type * as t from 'io-ts';
import { oneOf } from '../../codes/one-of.ts';
import type { QueryReason } from './events.ts';
import type { Place } from './item.ts';

/** The lists on which items stand: each on one at any moment. */
export const itemLists = {
  'received': 'whose it is has not been looked for yet',
  'to-process': 'nobody on record is it beyond doubt: a person decides whose it is',
  'to-query': 'an answer from outside is waited for',
  'to-check': 'somebody proposed what to do, and somebody else is to check it',
  'validation': 'it cannot go on a record as it is',
  'matched': 'whose it is was found, and it is on its way to the record',
  'accepted': 'what was proposed and checked is being carried out',
  'settled': 'it stands on a record, or was removed',
} as const satisfies Readonly<Record<Place['at'], string>>;
export type ItemList = keyof typeof itemLists;
export const ItemList = oneOf('ItemList', ...(Object.keys(itemLists) as ItemList[])) as t.Type<ItemList> & t.KeyofC<Record<ItemList, null>>;

/** What people see of an item on its list. */
export const ItemStatus = oneOf('ItemStatus', 'not-started', 'started', 'with-processor', 'checker-rejected', 'not-checked', 'with-checker', 'non-match', 'no-system-match', 'duplicate', 'under-way', 'settled');
export type ItemStatus = t.TypeOf<typeof ItemStatus>;

/** As much of an item as its status follows from. */
export interface Shown {
  readonly list: ItemList;
  readonly queryReason: QueryReason | null;
  readonly sentBack: boolean;
  /** Instant (ISO 8601, UTC) until which somebody holds it; null: it was put back, or never taken up. */
  readonly heldUntil: string | null;
}

/** The status at an instant. */
export const statusOf = ({ list, queryReason, sentBack, heldUntil }: Shown, now: string): ItemStatus => {
  const isHeld = heldUntil !== null && heldUntil > now;
  switch (list) {
    case 'to-process':
    case 'validation':
      if (isHeld) return 'with-processor';
      if (sentBack) return 'checker-rejected';
      return heldUntil === null ? 'not-started' : 'started';
    case 'to-query':
      return queryReason ?? 'non-match';
    case 'to-check':
      return isHeld ? 'with-checker' : 'not-checked';
    case 'settled':
      return 'settled';
    default:
      return 'under-way';
  }
};
