import { type AllStreamRecordedEvent, type AllStreamSubscription, type EventStoreDBClient, eventTypeFilter, START, streamNameFilter } from '@eventstore/db-client';
import type { Filter } from '../../../application/ports/event-log.ts';

/** Events that the server looks through before it says how far it has come. */
export const searchWindow = 500;

/** What a search brings: an event that was found, or how far the server has looked (null: to the end). */
export type Found = AllStreamRecordedEvent | { readonly looked: number | null };

/**
 * Has the server look through the log after a position for what fits a filter, and brings what it finds and how far it has
 * looked, in order; the server waits for whoever is slow. Ends when it has looked to the end, or when the server has nothing
 * to say for so many milliseconds: servers before 23.10 don't tell that they have come to the end. Rejects when the connection
 * breaks. Only subscriptions take a filter in this client, so it is one, given up at the end.
 */
export const search = async function* (client: EventStoreDBClient, after: number, filter: Filter, within: number): AsyncGenerator<Found> {
  const coming: Found[] = [];
  let failure: Error | undefined;
  let wake = (): void => undefined;
  let taken = (): void => undefined;
  const tell = (found: Found): void => (take(), void coming.push(found), wake());

  const checkpointReached = (_: AllStreamSubscription, { commit }: { readonly commit: bigint }): Promise<void> => {
    tell({ looked: Number(commit) });
    return new Promise((resolve) => (taken = resolve));
  };
  const fromPosition = after === 0 ? START : { commit: BigInt(after), prepare: BigInt(after) };
  const subscription = client.subscribeToAll({ fromPosition, filter: asked(filter, { checkpointReached, maxSearchWindow: searchWindow }), requiresLeader: true });
  /** What was found before a word on how far the server has looked comes before that word. */
  const take = (): void => {
    for (let found = subscription.read() as { event?: AllStreamRecordedEvent } | null; found !== null; found = subscription.read() as typeof found)
      if (found.event) coming.push(found.event);
  };
  subscription.on('readable', () => wake()).on('caughtUp', () => tell({ looked: null }));
  const fail = (error: Error): void => ((failure ??= error), wake());
  subscription.on('error', fail).on('end', () => fail(new Error('The server ended the search')));

  try {
    for (;;) {
      if (coming.length === 0) take();
      const found = coming.shift();
      if (found !== undefined) {
        yield found;
        if ('looked' in found && found.looked === null) return;
        continue;
      }
      taken();
      if (failure !== undefined) throw failure;
      if (!(await isWoken(within, (resolve) => (wake = resolve)))) return;
    }
  } finally {
    await subscription.unsubscribe().catch(() => undefined);
    subscription.destroy();
  }
};

const isWoken = (within: number, whenWoken: (wake: () => void) => void): Promise<boolean> =>
  new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), within);
    whenWoken(() => (clearTimeout(late), resolve(true)));
  });

type Options = Pick<Parameters<typeof streamNameFilter>[0], 'checkpointReached' | 'maxSearchWindow'>;

const asked = (filter: Filter, options: Options) =>
  'streamPrefix' in filter
    ? streamNameFilter({ ...options, prefixes: [filter.streamPrefix] })
    : eventTypeFilter({ ...options, regex: `^(${filter.types.map(literally).join('|')})$` });

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
