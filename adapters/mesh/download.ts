import { createWriteStream } from 'node:fs';
import { truncate, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Call, Take } from './call.ts';
import { isAsSent } from './checksum.ts';
import { failure, type MeshFailure } from './failure.ts';
import { headOf, type MessageHead } from './message.ts';

export interface Downloaded {
  readonly head: MessageHead;
  /** Length of the file. */
  readonly bytes: number;
}

/** A chunk that stands in the file. */
interface Chunk {
  readonly head: MessageHead;
  /** Where it ends in the file. */
  readonly end: number;
  readonly isLast: boolean;
}

/**
 * Brings a message to a file, chunk by chunk and unpacked, in memory that does not grow with it. A chunk that broke off is
 * brought again from its beginning. Rejects when the disk does not take it.
 *
 * @param mostBytes of the file, unpacked
 */
export const download =
  (call: Call, mostBytes: number) =>
  (messageId: string, path: string): TaskEither<MeshFailure, Downloaded> =>
  async () => {
    await writeFile(path, '', { mode: 0o600 });
    let bytes = 0;
    for (let number = 1; ; number++) {
      const address = `/inbox/${encodeURIComponent(messageId)}${number === 1 ? '' : `/${number}`}`;
      const taken = await call({ method: 'GET', path: address, headers: { 'accept-encoding': 'gzip' } }, takeChunk(number, path, bytes, mostBytes))();
      if (E.isLeft(taken)) return taken;
      bytes = taken.right.end;
      const { head, isLast } = taken.right;
      if (isLast) return (await isAsSent(path, head.checksum)) ? E.right({ head, bytes }) : E.left(failure('checksum'));
    }
  };

const takeChunk =
  (number: number, path: string, from: number, mostBytes: number): Take<Chunk> =>
  async (response) => {
    const isLast = response.statusCode === 200;
    // Without it, a server that never comes to an end would keep us for ever.
    if (!isLast && !sayingSo(response, number)) {
      response.destroy();
      return E.left(failure('not-understood', response.statusCode));
    }
    await truncate(path, from);
    let end = from;
    const counted = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const piece of pieces) {
        end += piece.length;
        if (end > mostBytes) return;
        yield piece;
      }
    };
    const file = createWriteStream(path, { flags: 'r+', start: from });
    await (response.headers['content-encoding'] === 'gzip' ? pipeline(response, createGunzip(), counted, file) : pipeline(response, counted, file));
    return end > mostBytes ? E.left(failure('too-large')) : E.right({ head: headOf(response.headers), end, isLast });
  };

/** Whether a chunk says of itself that it is this one and that another follows. */
const sayingSo = ({ headers }: IncomingMessage, number: number): boolean => {
  const [, at, of] = /^(\d+):(\d+)$/.exec(String(headers['mex-chunk-range'])) ?? [];
  return Number(at) === number && Number(of) > number;
};
