import * as E from 'fp-ts/lib/Either.js';
import { type ImportDeps, type ImportOptions, importCohort } from '../application/import-cohort.ts';
import { load } from '../application/participants/load.ts';
import { follow, standings } from '../application/participants/standing.ts';
import type { EventLog } from '../application/ports/event-log.ts';
import { civilDate } from '../domain/dates/civil-date.ts';
import type { Participant } from '../domain/participant/participant.ts';
import type { Cells } from './cohort-rows.ts';
import { csas, everything, inMemory, nhsNumber } from './in-memory.ts';
import { intakeInMemory } from './intake-in-memory.ts';
import { endingAfter, receivedCohort } from './received.ts';

/** A system of one test that files come in to. */
export const importing = () => {
  const { intake, kept } = intakeInMemory();
  const deps: ImportDeps = { ...inMemory(), intake };
  const options: ImportOptions = { today: civilDate('2026-11-22'), actor: csas };

  return {
    deps,
    options,
    kept,
    cohort: (rows: readonly Cells[], name = 'cohort.csv') => importCohort(deps)(receivedCohort(name, rows, options.today), options),
    /** As far as it comes before it is killed: at a row, or at what the log's wrapping makes of it. */
    cohortKilled: (rows: readonly Cells[], { after = Infinity, log = deps.log }: { readonly after?: number; readonly log?: EventLog }) =>
      importCohort({ ...deps, log })(endingAfter(after, receivedCohort('cohort.csv', rows, options.today)), options).catch(() => undefined),
    /** Whoever the n-th number leads to. */
    person: async (n: number): Promise<Participant | null> => {
      const id = deps.ids.of(nhsNumber(n));
      const standing = follow(standings(await load(deps.log)([id])), id);
      return E.isRight(standing) && standing.right.record.kind === 'participant' ? standing.right.record : null;
    },
    /** Types of the events that were added since a position. */
    since: async (position: number) => (await everything(deps.log)).slice(position).map(({ type }) => type),
  };
};
