import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LaboratoryFile } from '../../application/laboratory/receive-file.ts';
import { digestOf } from '../files/digest.ts';

/** A laboratory's file that stands on a disk. */
export const fileOnDisk = async (path: string, name = basename(path)): Promise<LaboratoryFile> => ({
  name,
  bytes: (await stat(path)).size,
  digest: await digestOf(path),
  pieces: () => createReadStream(path) as AsyncIterable<Uint8Array>,
});
