import type { EventLog } from '../../application/ports/event-log.ts';
import type { CheckpointFolder } from './checkpoint-folder.ts';
import type { Finding } from './finding.ts';
import type { OpenNote } from './signed-note.ts';

export interface Verification {
  /** Records in the log when the verification began. */
  readonly records: number;
  /** Of them, those that a signed checkpoint covers. Of the others only what each stream tells of itself is known. */
  readonly covered: number;
  readonly checkpoints: number;
  /** The first thing wrong in the order of the log; null: nothing is. */
  readonly first: Finding | null;
}

export interface Verifying {
  readonly log: EventLog;
  /** Whether this log's positions count its events. */
  readonly contiguousPositions: boolean;
  readonly folder: CheckpointFolder;
  readonly open: OpenNote;
  /** 0 to 1. */
  readonly onProgress?: (done: number) => void;
}
