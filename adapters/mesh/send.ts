import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { jsonTaken } from './answer.ts';
import type { Call } from './call.ts';
import type { MeshFailure } from './failure.ts';

export interface Outgoing {
  /** Mailbox of the receiver. */
  readonly to: string;
  readonly workflow: string;
  readonly fileName: string;
  /** Our own name for it, by which the receiver knows it when it comes twice. No personal data. */
  readonly localId: string;
  readonly content: Uint8Array;
}

/** Most bytes of a request, before they are packed: MESH takes 20 MB over the internet, and what cannot be packed grows a little. */
export const usualChunk = 16 * 1024 * 1024;

/** The last chunk came before, and only the answer was lost: nothing can be added any more. */
const complete = 423;

const Accepted = t.type({ message_id: t.string });
const pack = promisify(gzip);

/**
 * Sends a file and answers with MESH's name for it. A large one goes in chunks, each packed by itself. When the answer of
 * MESH is lost it is sent again, and may arrive twice.
 */
export const send =
  (call: Call, chunkBytes: number) =>
  ({ to, workflow, fileName, localId, content }: Outgoing): TaskEither<MeshFailure, string> =>
  async () => {
    const chunks = Math.max(1, Math.ceil(content.length / chunkBytes));
    const post = async (number: number, path: string, headers: Readonly<Record<string, string>>) => {
      const body = await pack(content.subarray((number - 1) * chunkBytes, number * chunkBytes));
      return {
        request: { method: 'POST', path, body, headers: { 'content-type': 'application/octet-stream', 'content-encoding': 'gzip', 'mex-chunk-range': `${number}:${chunks}`, ...headers } },
      } as const;
    };
    const first = await post(1, '/outbox', {
      'mex-to': to,
      'mex-workflowid': workflow,
      'mex-filename': fileName,
      'mex-localid': localId,
      'mex-content-checksum': createHash('sha256').update(content).digest('hex'),
    });
    const accepted = await call(first.request, jsonTaken(Accepted))();
    if (E.isLeft(accepted)) return accepted;
    const id = accepted.right.message_id;
    for (let number = 2; number <= chunks; number++) {
      const { request } = await post(number, `/outbox/${encodeURIComponent(id)}/${number}`, {});
      const taken = await call(request, jsonTaken(t.unknown))();
      if (E.isLeft(taken) && !(number === chunks && taken.left.status === complete)) return taken;
    }
    return E.right(id);
  };
