import { type Kysely, sql } from 'kysely';
import { decode } from '../application/participant-codec.ts';
import { participantStreams } from '../application/participant-id.ts';
import type { EventLog } from '../application/ports/event-log.ts';
import { programmePolicy } from '../domain/rules/policy.ts';
import { type History, participantHistories, type ReadEvent } from '../projections/participant-history.ts';
import { participantReadModels } from '../projections/participant-read-models.ts';
import type { Projection } from '../projections/projection.ts';
import { dump } from '../projections/runner/compare.ts';
import { type ReadModels, readModels } from '../projections/runner/read-models.ts';
import { participantTables, tables } from '../projections/tables.ts';
import { inMemory, nhsNumber, participantIds } from './in-memory.ts';
import { does } from './lives.ts';

interface Differences {
  readonly batchSize?: number;
  readonly now?: () => string;
  readonly read?: ReadEvent;
  readonly projections?: readonly Projection<History>[];
  readonly onTrouble?: (cause: unknown) => void;
}

/** The read models of a log in a database, as the system runs them, but for what a test wants different. */
export const readModelsOf = (
  db: Kysely<unknown>,
  log: EventLog,
  { read = decode, ...rest }: Differences = {},
): ReadModels =>
  readModels({ db, log, source: participantHistories(participantStreams, read, programmePolicy), projections: participantReadModels(programmePolicy), batchSize: 100, now: () => '2026-11-22T09:00:00.000Z', ...rest });

/** Every row of every read model of participants, as text. */
export const allRows = async (db: Kysely<unknown>): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(await Promise.all(participantTables.map(async (table) => [table.name, await dump(db, table)] as const)));

/** As if nothing had ever been projected. */
export const emptied = async (db: Kysely<unknown>): Promise<void> => {
  const all = [...tables.map(({ name }) => `read_model.${name}`), 'read_model.checkpoint', 'read_model.parked', ...['underway', 'part', 'parked'].map((name) => `read_model_filling.${name}`)];
  await sql`truncate ${sql.join(all.map((name) => sql.table(name)))}`.execute(db);
};

/** The stream of the n-th person. */
export const streamOfPerson = (n: number): string => `${participantStreams}${participantIds.of(nhsNumber(n))}`;

/** An empty world with its read models: who may do what in it, and what brings the read models level. */
export const emptyWorld = async (db: Kysely<unknown>) => {
  await emptied(db);
  const deps = inMemory();
  const models = readModelsOf(db, deps.log);
  return { deps, does: does(deps), shown: models.catchUp, idOf: (n: number) => participantIds.of(nhsNumber(n)) };
};
