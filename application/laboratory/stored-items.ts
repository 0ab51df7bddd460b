import { createHash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Citation } from '../../domain/decision.ts';
import type { ItemEvent } from '../../domain/laboratory/item/events.ts';
import { evolveItem } from '../../domain/laboratory/item/evolve.ts';
import { type Item, noItem } from '../../domain/laboratory/item/item.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { Actor, EventLog, Expected, Metadata, RecordedEvent, StreamAppend } from '../ports/event-log.ts';
import { itemCodec } from './codec.ts';
import { itemStream } from './item-id.ts';

/** An item as it stood when it was read, and what happened to it. */
export interface StoredItem {
  readonly id: string;
  readonly stream: string;
  readonly head: Expected;
  readonly item: Item;
  readonly recorded: readonly RecordedEvent[];
}

/** The number of its last event, from 0. */
export const revisionOf = ({ head }: StoredItem): number => (head === 'no-stream' ? -1 : head.revision);

/** On whose behalf the system itself acts on items. */
export const laboratorySystem: Actor = { user: 'laboratory', role: 'system', organisation: 'csms' };

/** Items by their ids, in one read. Those that are not there, or that a newer version of the system wrote to, are left out: nothing is done with them. */
export const loadItems = async (log: EventLog, ids: readonly string[]): Promise<readonly StoredItem[]> => {
  if (ids.length === 0) return [];
  const streams = await log.readStreams(ids.map(itemStream));
  return ids.flatMap((id) => {
    const stream = itemStream(id);
    const { head, events: recorded } = streams.get(stream) ?? { head: 'no-stream' as const, events: [] };
    const events = recorded.map(itemCodec.decode);
    if (!events.every(E.isRight)) return [];
    const item = events.map(({ right }) => right).reduce(evolveItem, noItem);
    return item.kind === 'item' ? [{ id, stream, head, item, recorded }] : [];
  });
};

/** What is to be added to an item, and on whose behalf. */
export interface Addition {
  readonly to: StoredItem;
  readonly events: readonly ItemEvent[];
  readonly by: Pick<Metadata, 'actor' | 'commandId' | 'cause' | 'correlationId'>;
  readonly rules?: readonly Citation[];
}

/** What the system itself does: the same again is the same, and anything else is not taken for it. */
export const bySystem = (to: StoredItem, events: readonly ItemEvent[]): Addition['by'] => ({
  actor: laboratorySystem,
  commandId: `${to.stream}/${revisionOf(to)}/${createHash('sha256').update(JSON.stringify(events)).digest('hex').slice(0, 16)}`,
  cause: to.stream,
  correlationId: correlationOf(to),
});

/** The same for everything that one file brought about. */
export const correlationOf = ({ item }: StoredItem): string => `laboratory-file/${item.file}`;

export interface Added {
  readonly items: readonly StoredItem[];
  /** A read model that has reached it shows their effect; null: nothing was to be added. */
  readonly position: number | null;
}

/** Adds to many items in one append. Answers with them as they stand then; null when somebody else wrote to one of them meanwhile. Throws when the log gives no answer. */
export const addToItems = async ({ log, policy }: { readonly log: EventLog; readonly policy: Policy }, additions: readonly Addition[]): Promise<Added | null> => {
  const appends = additions.flatMap(({ to, events, by, rules = [] }): readonly StreamAppend[] => {
    const metadata = { ...by, policyVersion: policy.version, rules, warnings: [] };
    return events.length === 0 ? [] : [{ stream: to.stream, expected: to.head, events: events.map((event, i) => itemCodec.encode(to.stream, i, event, metadata)) }];
  });
  if (appends.length === 0) return { items: additions.map(({ to }) => to), position: null };
  const done = await log.append(appends)();
  if (E.isLeft(done)) {
    if (done.left.kind === 'unavailable') throw done.left.cause;
    return null;
  }
  const { heads, position } = done.right;
  const after = additions.map(({ to, events }): StoredItem | null => {
    if (events.length === 0) return to;
    const head = heads.get(to.stream);
    // Elsewhere than planned: somebody did the very same before, and more may have happened since.
    if (head === undefined || head.revision !== revisionOf(to) + events.length) return null;
    return { ...to, head, item: events.reduce(evolveItem, to.item) as Item };
  });
  return after.every((each) => each !== null) ? { items: after, position } : null;
};

/** When something is done: the day in England. */
export interface Today {
  readonly today: CivilDate;
}
