import type { Fault } from '../intake/fault.ts';
import type { ParticipantId } from '../participant-id.ts';

export interface FileReceived {
  readonly kind: 'cohort' | 'history';
  readonly name: string;
  readonly digest: string;
}

export interface FaultyRow {
  readonly line: number;
  readonly raw: string;
  readonly faults: readonly Fault[];
}

export interface RowCounts {
  readonly read: number;
  readonly loaded: number;
  readonly unchanged: number;
  readonly faulty: number;
}

export interface FileBegun extends FileReceived {
  /** It was gone through to its end at least once. */
  readonly finished: boolean;
}

/** What came in as files, and what of them could not be taken. Every method may be repeated after a failure. Rejects when the store gives no answer. */
export interface Intake {
  /** Answers with the file's number; the same content of the same kind has the same one. */
  readonly begin: (file: FileReceived) => Promise<number>;
  /** The rows from one line to another have been gone through; these of them could not be taken. Replaces what was kept of those lines. */
  readonly keep: (file: number, from: number, to: number, rows: readonly FaultyRow[]) => Promise<void>;
  readonly finish: (file: number, counts: RowCounts) => Promise<void>;
  /** Every file that was ever begun, in the order in which they were begun first. */
  readonly begun: () => Promise<readonly FileBegun[]>;
  /** The newest change of the demographic feed that was seen and changed nothing, by whom it was about. */
  readonly newestUnchanged: (about: readonly ParticipantId[]) => Promise<ReadonlyMap<ParticipantId, string>>;
  /** Remembers such changes; an older one than is known already is passed over. Compared as text. */
  readonly noteUnchanged: (changes: ReadonlyMap<ParticipantId, string>) => Promise<void>;
}
