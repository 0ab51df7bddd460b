import type { IncomingHttpHeaders } from 'node:http';
import type { Mailboxes } from './authorise.ts';
import type { Store } from './store.ts';

/** A request of somebody who was let into a mailbox. */
export interface Asked {
  readonly mailbox: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Of the shapes of answers that are asked for: 1 or 2. */
  readonly version: number;
  readonly store: Store;
  readonly mailboxes: Mailboxes;
}
