import { gunzipSync, gzipSync } from 'node:zlib';
import type { Asked } from './asked.ts';
import { type Refusal, refused, type Reply } from './reply.ts';
import type { Stored } from './store.ts';

const wanted = (filter: string): ((workflow: string) => boolean) => {
  const [not, pattern] = filter.startsWith('!') ? [true, filter.slice(1)] : [false, filter];
  const text = pattern.replaceAll('*', '');
  const matches = (workflow: string): boolean => (pattern.startsWith('*') ? workflow.includes(text) : pattern.endsWith('*') ? workflow.startsWith(text) : workflow === text);
  return (workflow) => matches(workflow) !== not;
};

/** Where a page ends, in a form that nobody is to read. */
const placeAfter = ({ id }: Stored): string => Buffer.from(JSON.stringify({ after: id })).toString('base64url');
const idIn = (place: string): string => (JSON.parse(Buffer.from(place, 'base64url').toString()) as { readonly after: string }).after;

export const listInbox = ({ mailbox, query, version, store }: Asked): Reply => {
  const size = Number(query.get('max_results') ?? 500);
  if (!(size >= 10 && size <= 5_000)) return refused('bad-page', version);
  const [filter, place] = [query.get('workflow_filter'), query.get('continue_from')];
  const isWanted = filter === null ? () => true : wanted(filter);
  const after = place === null ? '' : idIn(place);
  const waiting = store.waiting(mailbox).filter(({ id, headers }) => id > after && isWanted(headers['mex-workflowid'] ?? ''));
  const page = waiting.slice(0, size);
  const messages = page.map(({ id }) => id);
  const last = page.at(-1);
  if (version < 2) return { status: 200, body: { messages } };
  const self = `/messageexchange/${mailbox}/inbox`;
  const next = waiting.length > size && last !== undefined ? { next: `${self}?${new URLSearchParams({ ...Object.fromEntries(query), continue_from: placeAfter(last) })}` } : {};
  return { status: 200, body: { messages, approx_inbox_count: waiting.length, links: { self, ...next } } };
};

/** A message of the mailbox that still waits there, or why there is none. */
const inHand = ({ mailbox, store }: Asked, id: string): Stored | Refusal => {
  const message = store.find(id);
  if (message === undefined || message.status === 'uploading') return 'unknown-message';
  if (message.to !== mailbox) return 'not-yours';
  return message.status === 'acknowledged' ? 'gone' : message;
};

const headersOf = ({ id, type, from, to, headers, total }: Stored, chunk: number): Record<string, string> => ({
  ...headers,
  'mex-messageid': id,
  'mex-messagetype': type,
  'mex-to': to,
  ...(type === 'DATA' ? { 'mex-from': from, 'mex-statuscode': '00', 'mex-statusevent': 'TRANSFER', 'mex-statussuccess': 'SUCCESS', 'mex-chunk-range': `${chunk}:${total}` } : {}),
});

/** A chunk of a message, packed for those who can unpack it. */
export const getChunk =
  (asked: Asked, id: string, number = '1'): Reply => {
    const message = inHand(asked, id);
    if (typeof message === 'string') return refused(message, asked.version, id);
    const chunk = Number(number);
    const stored = message.type === 'REPORT' ? Buffer.alloc(0) : message.chunks.get(chunk);
    if (stored === undefined) return refused('unknown-message', asked.version, id);
    const canUnpack = String(asked.headers['accept-encoding'] ?? '').includes('gzip');
    const isPacked = message.encoding === 'gzip';
    const packs = canUnpack && (isPacked || (asked.version > 1 && message.type === 'DATA'));
    const body = packs === isPacked ? stored : packs ? gzipSync(stored) : gunzipSync(stored);
    return {
      status: chunk < message.total ? 206 : 200,
      headers: { ...headersOf(message, chunk), 'content-type': 'application/octet-stream', ...(packs ? { 'content-encoding': 'gzip' } : {}) },
      body,
    };
  };

export const getHead = (asked: Asked, id: string): Reply => {
  const message = inHand(asked, id);
  return typeof message === 'string' ? refused(message, asked.version, id) : { status: 200, headers: headersOf(message, 1) };
};

/** Acknowledged twice is acknowledged. */
export const acknowledge = (asked: Asked, id: string): Reply => {
  const message = inHand(asked, id);
  if (message !== 'gone') {
    if (typeof message === 'string') return refused(message, asked.version, id);
    message.status = 'acknowledged';
  }
  return asked.version > 1 ? { status: 200 } : { status: 200, body: { messageId: id } };
};
