import type { IncomingHttpHeaders } from 'node:http';

/** What MESH tells of a message besides its content. */
export interface MessageHead {
  /** `REPORT`: MESH itself tells that something sent from here did not arrive. */
  readonly type: 'DATA' | 'REPORT';
  /** Mailbox of the sender; empty in a report. */
  readonly from: string;
  readonly workflow: string;
  readonly fileName: string;
  readonly localId: string | null;
  /** As the sender wrote it. */
  readonly checksum: string | null;
  /** Of a report: what became of which message. */
  readonly statusCode: string | null;
  readonly linkedMessage: string | null;
}

const one = (headers: IncomingHttpHeaders, name: string): string | null => {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

export const headOf = (headers: IncomingHttpHeaders): MessageHead => ({
  type: one(headers, 'mex-messagetype') === 'REPORT' ? 'REPORT' : 'DATA',
  from: one(headers, 'mex-from') ?? '',
  workflow: one(headers, 'mex-workflowid') ?? '',
  fileName: one(headers, 'mex-filename') ?? '',
  localId: one(headers, 'mex-localid'),
  checksum: one(headers, 'mex-content-checksum'),
  statusCode: one(headers, 'mex-statuscode'),
  linkedMessage: one(headers, 'mex-linkedmsgid'),
});
