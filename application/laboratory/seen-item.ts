import * as E from 'fp-ts/lib/Either.js';
import type { Sees } from '../../domain/access/sees.ts';
import { hiddenItem, peopleOf } from '../../domain/laboratory/item/hidden.ts';
import { type Seen, wholly } from '../access/seen.ts';
import { readHistory } from '../participant-history.ts';
import type { ParticipantId } from '../participant-id.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { StoredItem } from './stored-items.ts';

/** An item as somebody may see it: without what tells where those are to be found whose record is restricted. D-38. */
export const seenItem =
  (log: EventLog) =>
  async (sees: Sees, stored: StoredItem): Promise<Seen<StoredItem>> => {
    if (sees === 'all') return wholly(stored);
    const hidden = new Set<string>();
    for (const id of new Set(peopleOf(stored.item))) {
      const history = await readHistory(log)(id as ParticipantId);
      if (E.isRight(history) && history.right.isRestricted) hidden.add(id);
    }
    return wholly({ ...stored, item: hiddenItem(stored.item, (id) => hidden.has(id)) });
  };
