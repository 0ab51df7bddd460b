import type { EventLog } from '../../application/ports/event-log.ts';
import { type Checkpoint, origin } from './checkpoint.ts';
import { type CheckpointFolder, checkpointFolder } from './checkpoint-folder.ts';
import { opener, signer } from './signed-note.ts';
import { ownNotes, takeCheckpoint } from './take-checkpoint.ts';
import type { Verification } from './verification.ts';
import { verifyLog } from './verify-log.ts';

export interface Integrity {
  /** Covers what the log has gained with a signed checkpoint. Null: nothing was gained, or no folder is set for checkpoints. */
  readonly checkpoint: () => Promise<Checkpoint | null>;
  /** Checks the whole log, against the checkpoints that carry the signature of this key; by default our own. Null: the key can't be read. */
  readonly verify: (onProgress: (done: number) => void, verifierKey?: string) => Promise<Verification | null>;
  /** With which others can check our checkpoints. */
  readonly verifierKey: string;
  readonly folder: string | null;
}

interface Settings {
  readonly log: EventLog;
  readonly contiguousPositions: boolean;
  readonly folder: string | undefined;
  readonly key: string;
}

const nowhere: CheckpointFolder = {
  path: '',
  notes: () => Promise.resolve([]),
  add: () => Promise.reject(new Error('There is no folder for checkpoints')),
  digests: async function* () {},
};

export const integrity = ({ log, contiguousPositions, folder: path, key }: Settings): Integrity => {
  const ours = signer(origin, key);
  const folder = path === undefined ? nowhere : checkpointFolder(path);
  return {
    checkpoint: () => (path === undefined ? Promise.resolve(null) : takeCheckpoint(log, folder, ours)),
    verify: async (onProgress, verifierKey) => {
      const open = verifierKey === undefined ? ownNotes(ours) : opener(verifierKey);
      return open === null ? null : verifyLog({ log, contiguousPositions, folder, open, onProgress });
    },
    verifierKey: ours.verifierKey,
    folder: path ?? null,
  };
};
