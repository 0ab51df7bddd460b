import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problem, type Problem, problemDocument, statusOf } from './problems/problem.ts';
import { bareHeaders } from './security-headers.ts';

const problems: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: problem('headers-too-large', 'The headers of the request hold more than 16 KiB.'),
  ERR_HTTP_REQUEST_TIMEOUT: problem('request-too-slow', 'Not all of the request came in time.'),
};

/** What is no HTTP reaches no route: it is answered here, as a problem like any other, and its connection is ended. */
export const answerUnreadable = ({ code }: { readonly code?: string }, socket: Socket): void => {
  // Nobody listens any more.
  if (code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const found = problems[code ?? ''] ?? problem('invalid-request', 'This is no request of HTTP.');
  const id = randomUUID();
  const body = JSON.stringify(problemDocument(found, id));
  const headers = { ...bareHeaders, 'connection': 'close', 'content-length': String(Buffer.byteLength(body)), 'content-type': 'application/problem+json; charset=utf-8', 'x-correlation-id': id, 'x-request-id': id };
  const status = statusOf(found);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
};
