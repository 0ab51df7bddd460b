import type { MailOutcome } from '../../domain/practice/notice.ts';

/** A mail as it leaves. Holds nothing of any patient. */
export interface Mail {
  /** Without angle brackets. The same again is the same mail. */
  readonly messageId: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type MailAnswer =
  | ({ readonly kind: 'answered' } & MailOutcome)
  /** It was not taken, or not seen to be taken, for no reason of an address. It may have arrived. */
  | { readonly kind: 'broken-off'; readonly code: string }
  /** No mail can leave now, to whomever. `code` tells why; holds no secret. */
  | { readonly kind: 'unreachable'; readonly code: string };

/** Sends mail. Never rejects: what went wrong on the way is an answer. */
export interface MailSender {
  readonly send: (mail: Mail) => Promise<MailAnswer>;
}
