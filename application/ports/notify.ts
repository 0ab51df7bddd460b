import type { Address, PersonName } from '../../domain/participant/demographics.ts';

/** One message as NHS Notify is given it. Holds personal data: never logged. */
export interface Handed {
  /** Ours; the same again is the same message. */
  readonly reference: string;
  /** Null: under a dummy number. Then name and address must be there. */
  readonly nhsNumber: string | null;
  /** Where it goes, if not to where the national record says. */
  readonly to: { readonly name: PersonName; readonly address: Address } | null;
  /** What its text is filled with. */
  readonly personalisation: Readonly<Record<string, string>>;
}

/** Messages that take the same ways with the same text, given over at once. */
export interface Batch {
  /** UUID; the same again is the same batch. */
  readonly reference: string;
  /** UUID of the ways and texts at NHS Notify. */
  readonly routingPlan: string;
  readonly messages: readonly Handed[];
}

/** Why NHS Notify will not have one message. Codes are its own, kept as text; `field` is the name of what is at fault. */
export interface Unwelcome {
  readonly reference: string;
  readonly code: string;
  readonly field: string | null;
}

export type Answer =
  /** It has them all, under these names of its own by our references. */
  | { readonly kind: 'accepted'; readonly ids: ReadonlyMap<string, string> }
  /** It had them before, and doesn't tell their names again. */
  | { readonly kind: 'accepted-before' }
  /** It took none, because of these. */
  | { readonly kind: 'unwelcome'; readonly messages: readonly [Unwelcome, ...Unwelcome[]] }
  /** It took none, for a reason that holds for every message: no such routing plan, not allowed, too large. Somebody must act. */
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  /** It may have them or not. The same batch again, after so many seconds, is safe. */
  | { readonly kind: 'unknown'; readonly code: string; readonly againAfter: number };

/** What NHS Notify knows of a message; null: it knows no such message. */
export interface Look {
  readonly status: string;
  readonly description: string | null;
  readonly failureCode: string | null;
  /** Instant (ISO 8601) of that status. */
  readonly at: string;
}

/** NHS Notify, which brings messages to people by NHS App, text and letter. */
export interface Notify {
  /** Never rejects: what went wrong on the way is an answer. At most `mostMessages` a batch. */
  readonly send: (batch: Batch) => Promise<Answer>;
  /** Looks a message up by its name there. Rejects when there is no answer. */
  readonly look: (notifyId: string) => Promise<Look | null>;
  readonly mostMessages: number;
}

/** What NHS Notify told of a message without being asked: at least once, in any order. Codes and statuses are its own, kept as text. */
export interface Told {
  /** The same for the same news told again. */
  readonly key: string;
  /** Our reference of the message. */
  readonly reference: string;
  readonly notifyId: string | null;
  readonly status: string;
  readonly description: string | null;
  readonly failureCode: string | null;
  /** Instant (ISO 8601). */
  readonly at: string;
  /** One of its ways; null: the message as a whole. */
  readonly way: { readonly channel: string; readonly order: number | null; readonly supplier: string | null } | null;
}
