import type { Asked } from './asked.ts';
import { acknowledge, getChunk, getHead, listInbox } from './inbox.ts';
import { sendChunk, sendMessage, track } from './outbox.ts';
import type { Reply } from './reply.ts';

export interface Route {
  readonly method: string;
  /** Below the mailbox's own path; what stands in brackets is handed on. */
  readonly path: RegExp;
  readonly answer: (asked: Asked, ...parts: string[]) => Reply;
}

/** What MESH can be asked, as far as it is published and we need it. */
export const routes: readonly Route[] = [
  { method: 'POST', path: /^$/, answer: ({ mailbox, version }) => (version > 1 ? { status: 200 } : { status: 200, body: { mailboxId: mailbox } }) },
  { method: 'GET', path: /^\/inbox$/, answer: listInbox },
  { method: 'HEAD', path: /^\/inbox\/(\w+)$/, answer: (asked, id = '') => getHead(asked, id) },
  { method: 'GET', path: /^\/inbox\/(\w+)$/, answer: (asked, id = '') => getChunk(asked, id) },
  { method: 'GET', path: /^\/inbox\/(\w+)\/(\d+)$/, answer: (asked, id = '', number) => getChunk(asked, id, number) },
  { method: 'PUT', path: /^\/inbox\/(\w+)\/status\/acknowledged$/, answer: (asked, id = '') => acknowledge(asked, id) },
  { method: 'POST', path: /^\/outbox$/, answer: sendMessage },
  { method: 'POST', path: /^\/outbox\/(\w+)\/(\d+)$/, answer: (asked, id = '', number = '') => sendChunk(asked, id, number) },
  { method: 'GET', path: /^\/outbox\/tracking$/, answer: track },
];
