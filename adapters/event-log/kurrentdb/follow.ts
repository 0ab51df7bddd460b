import { setTimeout as pause } from 'node:timers/promises';
import { type EventStoreDBClient, START, streamNameFilter } from '@eventstore/db-client';
import { positionOf } from './form.ts';

export interface Following {
  readonly stop: () => Promise<void>;
}

/** Milliseconds until a broken subscription is taken up again; longer each time it breaks without having brought anything. */
export const usualPace = [100, 500, 2_000, 5_000] as const;

/**
 * Follows the log live, and tells each position once, in order: whoever takes its time is waited for, and the server with
 * it. When the connection breaks it goes on from the last position told, for as long as it takes.
 */
export const follow = (
  client: EventStoreDBClient,
  head: () => Promise<number>,
  tell: (position: number) => void | Promise<void>,
  pace: readonly number[] = usualPace,
): Following => {
  const end = new AbortController();
  let hangUp = (): Promise<void> => Promise.resolve();
  let reached: number | null = null;
  let failures = 0;

  const reach = async (position: number): Promise<void> => {
    failures = 0;
    if (reached !== null && position <= reached) return;
    reached = position;
    await tell(position);
  };

  const listen = async (): Promise<void> => {
    await reach(reached ?? (await head()));
    if (end.signal.aborted) return;
    const at = BigInt(reached ?? 0);
    const fromPosition = at === 0n ? START : { commit: at, prepare: at };
    const subscription = client.subscribeToAll({ fromPosition, filter: streamNameFilter({ regex: '^[^$]' }), requiresLeader: true });
    // It may fail once more after it was given up.
    subscription.on('error', () => undefined);
    hangUp = () => subscription.unsubscribe().then(() => void subscription.destroy(), () => undefined);
    try {
      for await (const { event } of subscription) {
        if (end.signal.aborted) return;
        if (event) await reach(positionOf(event));
      }
    } finally {
      await hangUp();
    }
  };

  const keepListening = async (): Promise<void> => {
    while (!end.signal.aborted) {
      await listen().catch(() => undefined);
      const wait = pace[Math.min(failures, pace.length - 1)];
      failures += 1;
      await pause(wait, null, { ref: false, signal: end.signal }).catch(() => undefined);
    }
  };

  const ended = keepListening();
  return {
    stop: async () => {
      end.abort();
      await hangUp();
      await ended;
    },
  };
};
