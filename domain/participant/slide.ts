import type { ParticipantRecord } from './participant.ts';
import type { TestResult } from './test-result.ts';

/** What tells a slide from all others: each laboratory numbers its own. VAL-06 */
export interface Slide {
  /** National code of the laboratory. */
  readonly laboratory: string;
  readonly slideNumber: string;
}

/** The slide of a result; null when the report does not name it in full. */
export const slideOf = ({ laboratory, slideNumber }: TestResult): Slide | null =>
  laboratory === undefined || slideNumber === undefined ? null : { laboratory, slideNumber };

/** Whether a result on the record has this slide. One that was withdrawn, or waits for validation, is not on the record. */
export const holds = (record: ParticipantRecord, { laboratory, slideNumber }: Slide): boolean =>
  record.kind === 'participant' && record.results.some((held) => held.slideNumber === slideNumber && held.laboratory === laboratory);

/** The slides of the results on a record. */
export const slidesOn = (record: ParticipantRecord): readonly Slide[] =>
  record.kind === 'participant' ? record.results.flatMap((held) => slideOf(held) ?? []) : [];
