import type { StagedAppend } from '../stage.ts';

export interface Apart<Item> {
  /** No two of these touch the same stream or event id. */
  readonly clear: readonly Item[];
  /** Each of these touches something that one of the clear ones touches. */
  readonly behind: readonly { readonly item: Item; readonly ahead: Item }[];
}

/** Sets apart, in order of arrival, the appends of a batch that would be in each other's way. */
export const apart = <Item>(items: readonly Item[], appendOf: (item: Item) => StagedAppend): Apart<Item> => {
  const claims = new Map<string, Item>();
  const clear: Item[] = [];
  const behind: { item: Item; ahead: Item }[] = [];
  for (const item of items) {
    const { events } = appendOf(item);
    const taken = events.find(({ stream, id }) => claims.has(stream) || claims.has(id));
    if (taken) {
      behind.push({ item, ahead: (claims.get(taken.stream) ?? claims.get(taken.id)) as Item });
      continue;
    }
    clear.push(item);
    for (const { stream, id } of events) claims.set(stream, item).set(id, item);
  }
  return { clear, behind };
};
