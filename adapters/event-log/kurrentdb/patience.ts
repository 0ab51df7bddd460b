import { setTimeout as pause } from 'node:timers/promises';
import { NotOurs } from '../not-ours.ts';

export interface Patience {
  /** Milliseconds without a word from the server after which it counts as gone. */
  readonly answerWithin: number;
  /** Milliseconds to wait before each further try. As many tries as there are pauses, and one. */
  readonly pauses: readonly number[];
}

/** Covers a connection that drops and a leader that changes; whoever waits for an answer learns soon enough that there is none. */
export const usualPatience: Patience = { answerWithin: 10_000, pauses: [50, 250, 1_000] };

/** Does what changes nothing, and does it again when the server seems gone. Rejects with the last failure. */
export const insist = async <A>({ pauses }: Patience, act: () => Promise<A>): Promise<A> => {
  for (const wait of pauses) {
    try {
      return await act();
    } catch (error) {
      if (error instanceof NotOurs || error instanceof Silent) throw error;
      await pause(wait);
    }
  }
  return act();
};

/** The server says nothing. Whoever has waited for it once need not wait again. */
export class Silent extends Error {}
