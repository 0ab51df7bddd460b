import type { AppendSignal } from '../../application/ports/append-signal.ts';

export interface Listeners extends AppendSignal {
  readonly announce: (position: number) => void;
}

/**
 * Those who want to know that the log has grown; a position already announced is not announced again. Each is called
 * in a turn of its own, so that nothing a listener does or throws can touch the append that woke it.
 */
export const listeners = (): Listeners => {
  const all = new Set<(position: number) => void>();
  let reached = 0;
  return {
    onAppend: (listener) => {
      const entry = (position: number): void => listener(position);
      all.add(entry);
      return () => void all.delete(entry);
    },
    announce: (position) => {
      if (position <= reached) return;
      reached = position;
      for (const listener of all) setImmediate(() => all.has(listener) && listener(position));
    },
  };
};
