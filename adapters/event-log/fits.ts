import type { Filter } from '../../application/ports/event-log.ts';

/** Whether an event is among those that a filter names; without a filter, all are. */
export const fits = (filter: Filter | undefined): ((event: { readonly stream: string; readonly type: string }) => boolean) => {
  if (filter === undefined) return () => true;
  if ('streamPrefix' in filter) return ({ stream }) => stream.startsWith(filter.streamPrefix);
  const types = new Set(filter.types);
  return ({ type }) => types.has(type);
};
