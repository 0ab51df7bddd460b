import * as E from 'fp-ts/lib/Either.js';
import type { AnswerStatus, Interchange } from '../../domain/laboratory/file/events.ts';
import { readResult, type ReportFaultCode } from '../../domain/laboratory/read-result.ts';
import type { Content, Corrupt, LaboratoryLayout, Readable } from '../ports/laboratory-layout.ts';

/** What a laboratory is told of a file. */
export interface LaboratoryAnswer {
  readonly interchange: Interchange;
  readonly status: AnswerStatus;
  /** Why nothing of it was taken; null: all of it was. */
  readonly corrupt: Pick<Corrupt, 'reason' | 'segment'> | null;
  /** Which of its items cannot go on a record as they are written. They are kept, for people to put right. */
  readonly unreadable: readonly { readonly number: number; readonly faults: readonly ReportFaultCode[] }[];
}

/** Has an answer reach its laboratory; answers with what it is known by on its way. Sent twice, it is the same answer. */
export type SendAnswer = (answer: LaboratoryAnswer) => Promise<string>;

/** The answer to a file that was checked; null: nobody asked for one, or nobody can tell who. */
export const answerTo = async (layout: LaboratoryLayout, content: Content, checked: E.Either<Corrupt, Readable>): Promise<LaboratoryAnswer | null> => {
  const { interchange } = E.isLeft(checked) ? checked.left : checked.right;
  if (interchange?.wantsAnswer !== true) return null;
  if (E.isLeft(checked)) return { interchange, status: 'rejected', corrupt: checked.left, unreadable: [] };
  const unreadable: LaboratoryAnswer['unreadable'][number][] = [];
  let number = 0;
  for await (const report of layout.reports(content)) {
    number += 1;
    const read = readResult(report, interchange.laboratory);
    if (E.isLeft(read)) unreadable.push({ number, faults: read.left.map(({ code }) => code) });
  }
  return { interchange, status: unreadable.length === 0 ? 'accepted' : 'partly', corrupt: null, unreadable };
};
