import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { LaboratoryFile } from '../../application/laboratory/receive-file.ts';
import { fileOnDisk } from './file-on-disk.ts';

/**
 * Does something with what comes once, as bytes, as if it were a file: it is kept on the disk meanwhile, for nobody else to read.
 * Of what is larger than that, only how large it is and its digest are kept: it is known when it comes again, and no byte of it is read.
 */
export const spooled = async <A>(stream: AsyncIterable<Uint8Array>, name: string, mostBytes: number, work: (file: LaboratoryFile) => Promise<A>): Promise<A> => {
  const folder = await mkdtemp(join(tmpdir(), 'csms-received-'));
  const path = join(folder, 'content');
  const hash = createHash('sha256');
  let bytes = 0;
  // What is more is heard to its end, so that whoever sends it hears the answer.
  const kept = async function* (pieces: AsyncIterable<Uint8Array>) {
    for await (const piece of pieces) {
      bytes += piece.length;
      hash.update(piece);
      if (bytes <= mostBytes) yield piece;
    }
  };
  try {
    await pipeline(stream, kept, createWriteStream(path, { mode: 0o600 }));
    const file = await fileOnDisk(path, name);
    return await work(bytes <= mostBytes ? file : { ...file, bytes, digest: hash.digest('hex') });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
