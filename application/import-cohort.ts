import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../domain/dates/civil-date.ts';
import { commandIdOf, decideRow } from './cohort/decide-row.ts';
import type { CohortRow } from './cohort/row.ts';
import type { ReceivedFile } from './intake/row.ts';
import { faulty, type Faulty, settle } from './intake/settle.ts';
import { type ImportProgress, type ImportReport, type Readable, takeIn, type Taker } from './intake/take-in.ts';
import { carryOut } from './participants/carry-out.ts';
import type { ParticipantsDeps, Work } from './participants/work.ts';
import type { Actor } from './ports/event-log.ts';
import type { Intake } from './ports/intake.ts';

export type { CohortRow } from './cohort/row.ts';
export type { ReceivedFile, Row } from './intake/row.ts';
export type { ImportProgress, ImportReport } from './intake/take-in.ts';

export interface ImportDeps extends ParticipantsDeps {
  readonly intake: Intake;
}

export interface ImportOptions {
  readonly today: CivilDate;
  readonly actor: Actor;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/**
 * Takes in a file of the demographic feed: people who are not known join, of the others whatever differs changes. A row
 * older than what was taken before changes nothing, and a file loaded again adds nothing. Rejects when the log or the
 * intake gives no answer; load the file again then.
 */
export const importCohort =
  (deps: ImportDeps) =>
  (file: ReceivedFile<CohortRow>, options: ImportOptions): Promise<ImportReport> =>
    takeIn(deps.intake, file, taker(deps, file, options), options.onProgress);

const taker = (deps: ImportDeps, file: ReceivedFile<CohortRow>, options: ImportOptions): Taker<CohortRow> => ({
  kind: 'cohort',
  about: ({ nhsNumber, supersededBy }) => [nhsNumber, ...(supersededBy === null ? [] : [supersededBy])].map(deps.ids.of),
  take: async (rows) => {
    const unchangedBy = await deps.intake.newestUnchanged(rows.map(({ value }) => deps.ids.of(value.nhsNumber)));
    const work = rows.map((row) => workFor(deps, file, options, row, unchangedBy));
    const answers = await carryOut(deps)(work)();
    const unchanged = answers.flatMap((answer, i) => (E.isRight(answer) && answer.right.decision.events.length === 0 ? (rows[i] ?? []) : []));
    await deps.intake.noteUnchanged(new Map(unchanged.map(({ value }) => [deps.ids.of(value.nhsNumber), value.change])));
    return answers.map(settle);
  },
});

const workFor = (
  { ids, policy }: ImportDeps,
  { name, digest }: ReceivedFile<CohortRow>,
  { today, actor }: ImportOptions,
  { line, value: row }: Readable<CohortRow>,
  unchangedBy: ReadonlyMap<string, string>,
): Work<Faulty> => {
  const about = ids.of(row.nhsNumber);
  const decide = decideRow(row, { about, unchangedBy: unchangedBy.get(about) ?? '', today, policy });
  return {
    participantId: about,
    context: { today, actor, cause: `${name}, line ${line}`, correlationId: `cohort/${digest.slice(0, 16)}`, commandId: commandIdOf(about, row) },
    decide: (known) => E.mapLeft(faulty)(decide(known)),
    claims: row.supersededBy === null ? [] : [ids.of(row.supersededBy)],
  };
};
