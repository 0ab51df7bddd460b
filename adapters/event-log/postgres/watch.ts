import type { Pool } from 'pg';
import { type Listeners, listeners } from '../listeners.ts';

export interface Watch extends Listeners {
  readonly close: () => Promise<void>;
}

export interface Pace {
  /** Milliseconds between two looks at the head, for whatever a broken connection or a pooler in between kept from us. */
  readonly look: number;
  /** Milliseconds that appends are gathered before other processes are told of them. */
  readonly tell: number;
}

/**
 * Tells this process's listeners of everybody's appends, and other processes of ours, by LISTEN and NOTIFY. The notice
 * travels apart from the append: inside it, it would cost each a tenth of its time and a lock that all databases of
 * the server share. Connects when the first listener comes.
 */
export const watch = (pool: Pool, head: () => Promise<number>, pace: Pace = { look: 1_000, tell: 10 }): Watch => {
  const { onAppend, announce } = listeners();
  let hangUp: (() => void) | undefined;
  let looking: NodeJS.Timeout | undefined;
  let telling: NodeJS.Timeout | undefined;
  let closed = false;
  let work: Promise<void> = Promise.resolve();
  let reached = 0;

  const listen = async (): Promise<void> => {
    const fresh = await pool.connect();
    const drop = (): void => {
      if (hangUp !== drop) return;
      hangUp = undefined;
      fresh.release(true);
    };
    hangUp = drop;
    fresh.on('error', drop);
    fresh.on('end', drop);
    fresh.on('notification', ({ payload }) => announce(Number(payload)));
    await fresh.query('listen event_log').catch(drop);
  };

  /** Keeps the connection up and catches up. What fails is tried again at the next look: readers and writers will say that the server is away. */
  const look = async (): Promise<void> => {
    if (!hangUp) await listen();
    announce(await head());
  };

  const keepLooking = (): void => {
    work = look().catch(() => undefined).then(() => {
      if (!closed) looking = setTimeout(keepLooking, pace.look).unref();
    });
  };

  const tell = async (): Promise<void> => {
    clearTimeout(telling);
    telling = undefined;
    await pool.query('select pg_notify($1, $2)', ['event_log', String(reached)]).catch(() => undefined);
  };

  return {
    announce: (position) => {
      announce(position);
      reached = Math.max(reached, position);
      telling ??= setTimeout(() => void tell(), pace.tell).unref();
    },
    onAppend: (listener) => {
      if (!looking && !closed) looking = setTimeout(keepLooking, 0);
      return onAppend(listener);
    },
    close: async () => {
      closed = true;
      clearTimeout(looking);
      await work;
      if (telling) await tell();
      hangUp?.();
    },
  };
};
