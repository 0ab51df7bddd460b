import type { Address } from './demographics.ts';

/** What is known of whoever took a sample: `address` is null where the register has none. */
export type SenderFact = 'unknown' | { readonly active: boolean; readonly address: Address | null };

/** What a decision about one participant must know that does not stand in their record. */
export interface Facts {
  /** The slide of the result that would be taken on is on another person's record. VAL-06 */
  readonly slideHeldElsewhere: boolean;
  /** Of the sender that the result names; null: it names none, or no register of senders is kept. VAL-14 */
  readonly sender: SenderFact | null;
}

export const nothingElse: Facts = { slideHeldElsewhere: false, sender: null };
