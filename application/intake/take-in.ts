import * as E from 'fp-ts/lib/Either.js';
import type { ParticipantId } from '../participant-id.ts';
import type { FaultyRow, FileReceived, Intake, RowCounts } from '../ports/intake.ts';
import { inBatches } from './in-batches.ts';
import type { Fault, Faults } from './fault.ts';
import type { ReceivedFile, Row } from './row.ts';

export type Taken = 'loaded' | 'unchanged';

/** A row that could be read. */
export interface Readable<T> {
  readonly line: number;
  readonly value: T;
}

/** How the rows of one kind of file are taken in. */
export interface Taker<T> {
  readonly kind: FileReceived['kind'];
  /** Whom a row is about. */
  readonly about: (value: T) => readonly ParticipantId[];
  /** Takes in rows of which no two are about the same person; answers in their order. Rejects when the log gives no answer. */
  readonly take: (rows: readonly Readable<T>[]) => Promise<readonly E.Either<Faults, Taken>[]>;
}

export interface ImportProgress {
  /** 0 to 1. */
  readonly done: number;
  readonly read: number;
  readonly faulty: number;
}

export interface ImportReport extends RowCounts {
  readonly file: string;
  /** How often each fault occurred. */
  readonly faultsByCode: Readonly<Record<string, number>>;
  /** The first hundred; all are kept with their rows. */
  readonly faults: readonly (Fault & { readonly line: number })[];
}

const batchSize = 500;
const mostFaults = 100;

/**
 * Goes through a file batch by batch, in memory that does not grow with it. Whatever cannot be taken is kept whole with
 * its faults, and the rest is taken. Killed anywhere and begun again, it goes on where it stood and ends as if it had
 * not been: what the killed try had stored and not yet settled is found stored.
 */
export const takeIn = async <T>(
  intake: Intake,
  file: ReceivedFile<T>,
  taker: Taker<T>,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<ImportReport> => {
  const begun = await intake.begin({ kind: taker.kind, name: file.name, digest: file.digest });
  let { line, counts } = begun;
  for await (const batch of inBatches(after(begun.line, file.rows), taker.about, batchSize)) {
    const { answers, faulty } = await takeBatch(batch, taker);
    const now = { line: batch.at(-1)?.line ?? line, counts: withBatch(counts, batch, answers, faulty) };
    await intake.keep(begun.file, line, now, faulty);
    ({ line, counts } = now);
    onProgress({ done: batch.at(-1)?.done ?? 1, read: counts.read, faulty: counts.faulty });
  }
  const { byCode, first } = await intake.finish(begun.file, mostFaults);
  return { file: file.name, ...counts, faultsByCode: byCode, faults: first };
};

async function* after<T>(line: number, rows: AsyncIterable<Row<T>>): AsyncIterable<Row<T>> {
  for await (const row of rows) if (row.line > line) yield row;
}

interface BatchTaken {
  readonly answers: readonly Taken[];
  readonly faulty: readonly FaultyRow[];
}

const takeBatch = async <T>(batch: readonly Row<T>[], { take }: Taker<T>): Promise<BatchTaken> => {
  const readable = batch.flatMap(({ line, content }) => (E.isRight(content) ? [{ line, value: content.right }] : []));
  const answers = readable.length === 0 ? [] : await take(readable);
  const remaining = answers.values();
  const faulty = batch.flatMap(({ line, raw, content }): FaultyRow[] => {
    const answer = E.isRight(content) ? remaining.next().value : content;
    return answer !== undefined && E.isLeft(answer) ? [{ line, raw, faults: answer.left }] : [];
  });
  return { answers: answers.flatMap((answer) => (E.isRight(answer) ? [answer.right] : [])), faulty };
};

/** What is wrong with the file as a whole, told as line 0, is no row that was read. */
const withBatch = <T>(counts: RowCounts, batch: readonly Row<T>[], answers: readonly Taken[], faulty: readonly FaultyRow[]): RowCounts => ({
  read: counts.read + batch.filter(({ line }) => line > 0).length,
  loaded: counts.loaded + answers.filter((answer) => answer === 'loaded').length,
  unchanged: counts.unchanged + answers.filter((answer) => answer === 'unchanged').length,
  faulty: counts.faulty + faulty.length,
});
