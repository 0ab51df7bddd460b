import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { ItemList } from '../../domain/laboratory/item/status.ts';
import { carryOutAccepted } from './carry-out-items.ts';
import { itemId } from './item-id.ts';
import { lookFor, type LookingDeps } from './look-for.ts';
import { recordMatched } from './record-matched.ts';
import { type Added, loadItems, type StoredItem } from './stored-items.ts';

/** How many items stand where after a file was gone through. */
export type Whereabouts = { readonly [L in ItemList]?: number };

export interface Processing {
  readonly today: CivilDate;
  /** Told how many more items were gone through. */
  readonly onItems?: (items: number) => void;
  /** Stops it between two batches; it goes on when it is done again. */
  readonly until?: AbortSignal;
}

const batchSize = 500;
/** Batches under way at a time: while the database stores one, the next is read and decided. */
const lanes = 2;
/** How often a batch is done anew because somebody else wrote to its items meanwhile. Each time some of it got through. */
const mostAttempts = 10;

const idsOf = (file: string, from: number, items: number): readonly string[] =>
  Array.from({ length: Math.min(batchSize, items - from) }, (_, i) => itemId(file, from + i + 1));

/**
 * Does with the items of a file what the system can do: looks whose each is, puts it on the record, and carries out what
 * people agreed on and a crash left over. What was done before is not done again, so it may be stopped at any moment, and done
 * twice at once. Throws when the log or the read model gives no answer.
 */
export const processFile = (deps: LookingDeps) => async (file: string, items: number, { today, onItems = () => undefined, until }: Processing): Promise<Whereabouts> => {
  const count = new Map<ItemList, number>();
  let next = 0;
  let failed = false;
  const lane = async (): Promise<void> => {
    while (next < items && !failed && until?.aborted !== true) {
      const ids = idsOf(file, next, items);
      next += ids.length;
      for (const { item } of await processItems(deps, ids, today)) count.set(item.place.at, (count.get(item.place.at) ?? 0) + 1);
      onItems(ids.length);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, () => lane().catch((error: unknown) => {
    failed = true;
    throw error;
  })));
  const end = ends.find(({ status }) => status === 'rejected');
  if (end?.status === 'rejected') throw end.reason;
  return Object.fromEntries(count);
};

/** The same with a few items. Answers with those that there are, as they stand then. */
export const processItems = async (deps: LookingDeps, ids: readonly string[], today: CivilDate): Promise<readonly StoredItem[]> => {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const done = await once(deps, await loadItems(deps.log, ids), today);
    if (done !== null) return done;
  }
  return loadItems(deps.log, ids);
};

/** Null when somebody else wrote to one of them meanwhile. */
const once = async (deps: LookingDeps, items: readonly StoredItem[], today: CivilDate): Promise<readonly StoredItem[] | null> => {
  const looked = await atPlace(items, 'received', (some) => lookFor(deps, some, today));
  const recorded = looked && (await atPlace(looked, 'matched', (some) => recordMatched(deps, some, today)));
  return recorded && (await oneByOne(recorded, (item) => (item.item.place.at === 'accepted' ? carryOutAccepted(deps, item, today) : null)));
};

/** Does something with the items that stand at a place, and leaves the others. */
const atPlace = async (items: readonly StoredItem[], at: ItemList, work: (some: readonly StoredItem[]) => Promise<Added | null>): Promise<readonly StoredItem[] | null> => {
  const some = items.filter(({ item }) => item.place.at === at);
  if (some.length === 0) return items;
  const added = await work(some);
  if (added === null) return null;
  const after = new Map(added.items.map((each) => [each.id, each]));
  return items.map((each) => after.get(each.id) ?? each);
};

/** What people agreed on is seldom, and may be about the same person: one after the other. */
const oneByOne = async (items: readonly StoredItem[], work: (item: StoredItem) => Promise<Added | null> | null): Promise<readonly StoredItem[] | null> => {
  const after: StoredItem[] = [];
  for (const item of items) {
    const working = work(item);
    const added = working === null ? { items: [item] } : await working;
    if (added === null) return null;
    after.push(...added.items);
  }
  return after;
};
