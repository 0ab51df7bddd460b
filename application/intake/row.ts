import type { Either } from 'fp-ts/lib/Either.js';
import type { Faults } from './fault.ts';

/** One row of a file that came in: what it says, or what is wrong with it. */
export interface Row<T> {
  /** Where it begins: line of the file or row of the table, from 1; 0 for the file as a whole. */
  readonly line: number;
  /** As it was received, so that nothing is lost when it cannot be taken. */
  readonly raw: string;
  /** How much of the file has been read with it, 0 to 1. */
  readonly done: number;
  readonly content: Either<Faults, T>;
}

/** A file that came in. Its rows can be read once, in order, and never all at a time. */
export interface ReceivedFile<T> {
  readonly name: string;
  /** SHA-256 (hex) of its bytes. */
  readonly digest: string;
  readonly rows: AsyncIterable<Row<T>>;
}
