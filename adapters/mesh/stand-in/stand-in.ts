import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Tls } from '../call.ts';
import { authoriser, type Mailboxes } from './authorise.ts';
import { type Fault, faultFor, write } from './fault.ts';
import { refused, type Reply } from './reply.ts';
import { routes } from './routes.ts';
import { memoryStore } from './store.ts';

/** Mailboxes as the sandbox of MESH has them: nobody's, and known to everybody. */
export const madeUpMailboxes: Mailboxes = { sharedKey: 'TestKey', passwords: { X26ABC1: 'password', X26ABC2: 'password', X26ABC3: 'password' } };

export interface StandInOptions {
  readonly mailboxes?: Mailboxes;
  /** 0 takes any that is free. */
  readonly port?: number;
  /** Its certificate and key, and whose certificates it believes: with it, nobody else is let in. */
  readonly tls?: Tls;
  readonly now?: () => string;
}

export interface StandIn {
  readonly url: string;
  /** Something to go wrong from now on. */
  readonly fault: (fault: Fault) => void;
  /** Has MESH tell a mailbox that a message was not collected. */
  readonly report: (messageId: string) => void;
  readonly close: () => Promise<void>;
}

/** Most bytes of a request, as MESH takes them. */
const mostBytes = 100 * 1024 * 1024;

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > mostBytes) throw new Error('A request may have 100 MB');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

/**
 * Stands in for MESH where it cannot be reached: the published API over a real socket, messages in memory. Each header of
 * authorization is checked, and lets in once. Messages do not expire.
 */
export const standIn = async ({ mailboxes = madeUpMailboxes, port = 0, tls, now = () => new Date().toISOString() }: StandInOptions = {}): Promise<StandIn> => {
  const store = memoryStore(now);
  const refusalFor = authoriser(mailboxes, now);
  const faults: Fault[] = [];

  const replyTo = async (request: IncomingMessage, version: number, { pathname, searchParams }: URL): Promise<Reply> => {
    const body = await bodyOf(request);
    const [, mailbox = '', path = ''] = /^\/messageexchange\/(\w+)(.*)$/.exec(pathname) ?? [];
    const route = routes.find((each) => each.method === request.method && each.path.test(path));
    if (route === undefined || mailbox === '') return refused('no-such-address', version);
    const refusal = refusalFor(mailbox, request.headers.authorization);
    if (refusal !== null) return refused(refusal, version);
    const [, ...parts] = route.path.exec(path) ?? [];
    return route.answer({ mailbox, query: searchParams, headers: request.headers, body, version, store, mailboxes }, ...parts);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = new URL(request.url ?? '/', 'http://stand-in');
    const version = Number(/vnd\.mesh\.v(\d+)\+json/.exec(request.headers.accept ?? '')?.[1] ?? 1);
    const fault = faultFor(faults, request.method ?? '', address.pathname);
    if (typeof fault?.does === 'number') {
      await bodyOf(request);
      return write(response, { status: fault.does, body: {} }, version);
    }
    write(response, await replyTo(request, version, address), version, fault?.does);
  };

  const handle = (request: IncomingMessage, response: ServerResponse): void => void answer(request, response).catch(() => response.destroy());
  const server = tls === undefined ? http.createServer(handle) : https.createServer({ ...tls, requestCert: true, rejectUnauthorized: true }, handle);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http${tls === undefined ? '' : 's'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault: (fault) => void faults.push(fault),
    report: (messageId) => {
      const undelivered = store.find(messageId);
      store.add({
        type: 'REPORT',
        from: '',
        to: undelivered?.from ?? '',
        headers: { 'mex-workflowid': undelivered?.headers['mex-workflowid'] ?? '', 'mex-statuscode': '14', 'mex-statusevent': 'SEND', 'mex-statussuccess': 'ERROR', 'mex-linkedmsgid': messageId },
        encoding: '',
        chunks: new Map(),
        total: 1,
        status: 'accepted',
      });
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
