import { isNonEmpty } from 'fp-ts/lib/Array.js';
import * as E from 'fp-ts/lib/Either.js';
import { command, type CommandOf } from '../domain/participant/commands.ts';
import { decide } from '../domain/participant/decide.ts';
import type { NhsNumber } from '../domain/identifiers/nhs-number.ts';
import type { ParticipantRecord } from '../domain/participant/participant.ts';
import type { ImportDeps, ImportOptions } from './import-cohort.ts';
import { contentDigest } from './intake/content-digest.ts';
import { type Fault, fault, faultsOfRefusals } from './intake/fault.ts';
import type { ReceivedFile } from './intake/row.ts';
import { faulty, type Faulty, settle } from './intake/settle.ts';
import { type ImportReport, type Readable, takeIn, type Taker } from './intake/take-in.ts';
import { carryOut } from './participants/carry-out.ts';
import type { Known, Work } from './participants/work.ts';

export type { ReceivedFile, Row } from './intake/row.ts';

/** One person's history as an earlier system handed it over. */
export interface HistoryRow {
  readonly nhsNumber: NhsNumber;
  readonly history: Omit<CommandOf<'import-history'>['with'], 'source'>;
}

/**
 * Takes over the histories that an earlier system handed over, each once: the same again adds nothing, a different one
 * is a fault for somebody to look at. Rejects when the log or the intake gives no answer; load the file again then.
 */
export const importHistory =
  (deps: ImportDeps) =>
  (file: ReceivedFile<HistoryRow>, options: ImportOptions): Promise<ImportReport> =>
    takeIn(deps.intake, file, taker(deps, file, options), options.onProgress);

const taker = (deps: ImportDeps, file: ReceivedFile<HistoryRow>, options: ImportOptions): Taker<HistoryRow> => ({
  kind: 'history',
  about: ({ nhsNumber }) => [deps.ids.of(nhsNumber)],
  take: async (rows) => (await carryOut(deps)(rows.map((row) => workFor(deps, file, options, row)))()).map(settle),
});

const workFor = (
  { ids, policy }: ImportDeps,
  { name, digest }: ReceivedFile<HistoryRow>,
  { today, actor }: ImportOptions,
  { line, value: { nhsNumber, history } }: Readable<HistoryRow>,
): Work<Faulty> => {
  const participantId = ids.of(nhsNumber);
  return {
    participantId,
    context: { today, actor, cause: `${name}, line ${line}`, correlationId: `history/${digest.slice(0, 16)}`, commandId: `history/${participantId}/${contentDigest(history)}` },
    decide: ({ record, trail }) => {
      const faults = faultsIn(record, trail, history);
      if (isNonEmpty(faults)) return E.left(faulty(faults));
      const decided = decide(record, command('import-history', { ...history, source: name }), today, policy);
      return E.isLeft(decided) ? E.left(faulty(faultsOfRefusals(decided.left))) : decided;
    },
    claims: [],
  };
};

const faultsIn = (record: ParticipantRecord, trail: Known['trail'], { results }: HistoryRow['history']): Fault[] => {
  if (record.kind !== 'participant') return [fault('unknown-participant', 'nhsNumber')];
  if (trail.some(({ event }) => event.type === 'history-imported')) return [fault('history-already-imported')];
  return results.flatMap(({ testDate }, i) => (testDate < record.demographics.dateOfBirth ? [testBeforeBirth(i)] : []));
};

const testBeforeBirth = (i: number): Fault => ({
  code: 'test-before-birth',
  field: `results[${i}].testDate`,
  message: 'The test date lies before the date of birth. Check whose history this is.',
});
