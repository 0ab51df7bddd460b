import type { Asked } from './asked.ts';
import { refused, type Reply } from './reply.ts';

/** `1:3`: the first of three; nothing: the only one. */
const rangeOf = ({ headers }: Asked): { readonly at: number; readonly of: number } | null => {
  const [, at, of] = /^\s*(\d+)\s*:\s*(\d+)\s*$/.exec(String(headers['mex-chunk-range'] ?? '1:1')) ?? [];
  return Number(at) >= 1 && Number(at) <= Number(of) ? { at: Number(at), of: Number(of) } : null;
};

const passedOn = ['mex-workflowid', 'mex-filename', 'mex-localid', 'mex-subject', 'mex-content-checksum'];

export const sendMessage = (asked: Asked): Reply => {
  const { mailbox, headers, version, store, mailboxes, body } = asked;
  const range = rangeOf(asked);
  const to = String(headers['mex-to'] ?? '').trim().toUpperCase();
  const encoding = headers['content-encoding'] ?? '';
  if (to === '') return refused('no-receiver', version);
  if (!headers['mex-workflowid']) return refused('no-workflow', version);
  if (!['', 'gzip'].includes(encoding)) return refused('bad-encoding', version);
  if (range?.at !== 1) return refused('bad-chunk-range', version);
  if (!Object.hasOwn(mailboxes.passwords, to)) return refused('unregistered-receiver', version);
  if (body.length === 0) return refused('no-content', version);
  const kept = Object.fromEntries(passedOn.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])));
  const { id } = store.add({ type: 'DATA', from: mailbox, to, headers: kept, encoding, chunks: new Map([[1, body]]), total: range.of, status: range.of === 1 ? 'accepted' : 'uploading' });
  return { status: 202, body: version > 1 ? { message_id: id } : { messageID: id } };
};

export const sendChunk = (asked: Asked, id: string, number: string): Reply => {
  const { mailbox, headers, version, store, body } = asked;
  const range = rangeOf(asked);
  const message = store.find(id);
  if (message === undefined) return refused('unknown-message', version, id);
  if (message.from !== mailbox) return refused('not-yours', version, id);
  if (message.status !== 'uploading') return refused('locked', version, id);
  if (range?.at !== Number(number) || range.of !== message.total || (headers['content-encoding'] ?? '') !== message.encoding) return refused('bad-chunk-range', version, id);
  message.chunks.set(range.at, body);
  if (range.at === message.total) message.status = 'accepted';
  return { status: 202, body: { message_id: id } };
};

export const track = ({ mailbox, query, version, store }: Asked): Reply => {
  const message = store.find(query.get('messageID') ?? '');
  if (message?.from !== mailbox) return refused('unknown-message', version);
  const { id, to, status, headers } = message;
  return { status: 200, body: { message_id: id, local_id: headers['mex-localid'] ?? null, workflow_id: headers['mex-workflowid'], recipient: to, status, status_success: true } };
};
