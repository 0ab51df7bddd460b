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
  readonly about: (value: T) => ParticipantId;
  /** Takes in rows that are each about another person, all or none; answers in their order. Rejects when nobody can be reached. */
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
 * its faults, and the rest is taken. Killed anywhere and begun again, it ends where it would have ended.
 */
export const takeIn = async <T>(
  intake: Intake,
  file: ReceivedFile<T>,
  taker: Taker<T>,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<ImportReport> => {
  const number = await intake.begin({ kind: taker.kind, name: file.name, digest: file.digest });
  let report: ImportReport = { file: file.name, read: 0, loaded: 0, unchanged: 0, faulty: 0, faultsByCode: {}, faults: [] };
  let from = 0;
  for await (const batch of inBatches(file.rows, taker.about, batchSize)) {
    const { answers, faulty } = await takeBatch(batch, taker);
    const last = batch.at(-1);
    const to = last?.line ?? from;
    await intake.keep(number, from, to, faulty);
    from = to + 1;
    report = withBatch(report, batch, answers, faulty);
    onProgress({ done: last?.done ?? 1, read: report.read, faulty: report.faulty });
  }
  const { read, loaded, unchanged, faulty } = report;
  await intake.finish(number, { read, loaded, unchanged, faulty });
  return report;
};

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

const withBatch = <T>(report: ImportReport, batch: readonly Row<T>[], answers: readonly Taken[], faulty: readonly FaultyRow[]): ImportReport => {
  const faults = faulty.flatMap(({ line, faults: found }) => found.map((each) => ({ line, ...each })));
  const faultsByCode = { ...report.faultsByCode };
  for (const { code } of faults) faultsByCode[code] = (faultsByCode[code] ?? 0) + 1;
  return {
    ...report,
    read: report.read + batch.filter(({ line }) => line > 0).length,
    loaded: report.loaded + answers.filter((answer) => answer === 'loaded').length,
    unchanged: report.unchanged + answers.filter((answer) => answer === 'unchanged').length,
    faulty: report.faulty + faulty.length,
    faultsByCode,
    faults: [...report.faults, ...faults.slice(0, mostFaults - report.faults.length)],
  };
};
