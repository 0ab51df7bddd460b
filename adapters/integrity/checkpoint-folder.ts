import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Checkpoints as files beside the database, for whoever may write there but not here: for each size the signed note, and
 * the digests of the records since the checkpoint before it, 32 bytes each. Files are never changed; copied to a place of
 * somebody else's they bear witness against us too.
 */
export interface CheckpointFolder {
  readonly path: string;
  /** The notes, smallest log first. */
  readonly notes: () => Promise<readonly string[]>;
  /** Files digests, and the note and size that are known when the last of them has come: all or nothing. */
  readonly add: (digests: AsyncIterable<Buffer>, last: () => { readonly size: number; readonly note: string }) => Promise<void>;
  /** The digests filed with the checkpoint of this size, in order, after so many of them. None when the file is gone. */
  readonly digests: (size: number, after: number) => AsyncIterable<readonly Buffer[]>;
}

const digestBytes = 32;
const digestsAtOnce = 4_096;
const named = (size: number): string => String(size).padStart(15, '0');

export const checkpointFolder = (path: string): CheckpointFolder => ({
  path,
  notes: async () => {
    const names = await readdir(path).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : Promise.reject(error)));
    return Promise.all(names.filter((name) => name.endsWith('.checkpoint')).sort().map((name) => readFile(join(path, name), 'utf8')));
  },
  add: async (digests, last) => {
    await mkdir(path, { recursive: true });
    const unfinished = join(path, `unfinished-${randomUUID()}`);
    try {
      await writeFile(unfinished, digests, { flush: true });
      const { size, note } = last();
      await rename(unfinished, join(path, `${named(size)}.digests`));
      // Only with its note do the digests count, so the note comes last.
      await writeFile(unfinished, note, { flush: true });
      await rename(unfinished, join(path, `${named(size)}.checkpoint`));
    } finally {
      await rm(unfinished, { force: true });
    }
  },
  digests: async function* (size, after) {
    const file = await open(join(path, `${named(size)}.digests`)).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : Promise.reject(error)));
    if (file === null) return;
    try {
      for (let at = after * digestBytes; ; ) {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(digestBytes * digestsAtOnce), 0, digestBytes * digestsAtOnce, at);
        const whole = bytesRead - (bytesRead % digestBytes);
        if (whole === 0) return;
        yield Array.from({ length: whole / digestBytes }, (_, i) => buffer.subarray(i * digestBytes, (i + 1) * digestBytes));
        at += whole;
      }
    } finally {
      await file.close();
    }
  },
});
