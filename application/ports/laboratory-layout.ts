import type { Either } from 'fp-ts/lib/Either.js';
import type { Corruption } from '../../domain/laboratory/file/corrupt.ts';
import type { Interchange } from '../../domain/laboratory/file/events.ts';
import type { Report } from '../../domain/laboratory/report.ts';

/** What a laboratory sent: its bytes from the beginning, as often as they are asked for. */
export interface Content {
  /** What it was called where it came from. */
  readonly name: string;
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

/** Why nothing of it can be taken, and the segment where that showed (from 1; 0: the file as a whole). */
export interface Corrupt {
  readonly reason: Corruption;
  readonly segment: number;
  /** Whose it is, as far as its head could be read: to them an answer goes. */
  readonly interchange: Interchange | null;
}

/** What a file holds that could be read to its end. */
export interface Readable {
  readonly interchange: Interchange;
  readonly items: number;
}

/** How a laboratory's files are written. Another layout is another filling. */
export interface LaboratoryLayout {
  /** Reads all of it, and keeps reports only where they are few: memory does not grow with it. Rejects only when the bytes cannot be had. */
  readonly check: (content: Content) => Promise<Either<Corrupt, Readable>>;
  /** The reports in their order, of what was checked. Rejects where it is something else by now. */
  readonly reports: (content: Content) => AsyncIterable<Report>;
}
