import type { Readable } from 'node:stream';
import { Silent } from './patience.ts';

/** A reading as the client hands it out. */
export type Reading<A> = Pick<Readable, 'destroy' | 'on'> & AsyncIterable<A> & { readonly cancel: () => Promise<void> };

/**
 * Everything that a reading brings. The client sets readings no time limit of its own: this one ends them when nothing came
 * for so many milliseconds.
 */
export const pull = async <A>(reading: Reading<A>, within: number): Promise<A[]> => {
  const all: A[] = [];
  const late = (): void => void reading.destroy(new Silent(`The event log said nothing for ${within} ms`));
  const timer = setTimeout(late, within);
  // It may fail once more after it was given up.
  reading.on('error', () => undefined);
  try {
    for await (const each of reading) {
      all.push(each);
      timer.refresh();
    }
    return all;
  } catch (error) {
    void reading.cancel().catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
  }
};
