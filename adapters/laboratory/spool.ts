import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { LaboratoryFile } from '../../application/laboratory/receive-file.ts';
import { fileOnDisk } from './file-on-disk.ts';

class TooLarge extends Error {}

/**
 * Does something with what comes once, as bytes, as if it were a file: it is kept on the disk meanwhile, for nobody else to read.
 * Null: it is larger than that; what is more was read and not kept, so that whoever sends it hears the answer.
 */
export const spooled = async <A>(stream: AsyncIterable<Uint8Array>, name: string, mostBytes: number, work: (file: LaboratoryFile) => Promise<A>): Promise<A | null> => {
  const folder = await mkdtemp(join(tmpdir(), 'csms-received-'));
  const path = join(folder, 'content');
  try {
    await pipeline(stream, limited(mostBytes), createWriteStream(path, { mode: 0o600 }));
    return await work(await fileOnDisk(path, name));
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const limited = (mostBytes: number) =>
  async function* (pieces: AsyncIterable<Uint8Array>) {
    let bytes = 0;
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes <= mostBytes) yield piece;
    }
    if (bytes > mostBytes) throw new TooLarge();
  };
