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

/** How far a file has been gone through. */
export interface Progress {
  /** The last line that was settled, one way or the other; -1: none. */
  readonly line: number;
  readonly counts: RowCounts;
}

export interface FileBegun extends FileReceived {
  /** It was gone through to its end at least once. */
  readonly finished: boolean;
}

export interface FaultSummary {
  /** How often each fault occurred. */
  readonly byCode: Readonly<Record<string, number>>;
  /** The first of them, by line. */
  readonly first: readonly (Fault & { readonly line: number })[];
}

/** What came in as files, and what of them could not be taken. Every method may be repeated after a failure. Rejects when the store gives no answer. */
export interface Intake {
  /** Answers with the file's number (the same content of the same kind has the same one) and how far an earlier try came that was not finished. */
  readonly begin: (file: FileReceived) => Promise<Progress & { readonly file: number }>;
  /** Everything after one line up to where it now stands has been settled; these rows could not be taken. Replaces what was kept of those lines. */
  readonly keep: (file: number, after: number, now: Progress, rows: readonly FaultyRow[]) => Promise<void>;
  /** The file was gone through to its end. Answers with what is wrong with it, at most so many faults in full. */
  readonly finish: (file: number, faults: number) => Promise<FaultSummary>;
  /** Every file that was ever begun, in the order in which they were begun first. */
  readonly begun: () => Promise<readonly FileBegun[]>;
  /** The newest change of the demographic feed that was seen and changed nothing, by whom it was about. */
  readonly newestUnchanged: (about: readonly ParticipantId[]) => Promise<ReadonlyMap<ParticipantId, string>>;
  /** Remembers such changes; an older one than is known already is passed over. Compared as text. */
  readonly noteUnchanged: (changes: ReadonlyMap<ParticipantId, string>) => Promise<void>;
}
