import type { Address } from '../../domain/participant/demographics.ts';

/** What is known of a sender. */
export interface SenderKnown {
  readonly active: boolean;
  /** Null: the register has none. */
  readonly address: Address | null;
}

/** Where senders of samples are looked up: the register, and the practices that people are registered with. */
export interface Senders {
  /**
   * Those of these codes that are known; a code that is not among them is nobody's. Null: nobody has put anything into the
   * register yet, and nothing can be said. One question for them all.
   */
  readonly of: (codes: readonly string[]) => Promise<ReadonlyMap<string, SenderKnown> | null>;
}
