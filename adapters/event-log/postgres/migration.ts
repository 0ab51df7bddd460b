import { type Kysely, sql } from 'kysely';
import { appendAsOwner, appendAsStored, appendFunction, eventLogSchema, frozenAsItGrows, lookUpFunctions, parts, streamsByName } from './schema.ts';

const step = (name: string, text: string) => ({
  name,
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql.raw(text).execute(db);
  },
});

export const eventLogMigration = step('0001-event-log', eventLogSchema + appendFunction + lookUpFunctions);
export const partsOfTheLogMigration = step('0005-parts-of-the-log', parts);
export const appendAsOwnerMigration = step('0006-append-as-owner', appendAsOwner);
export const frozenAsItGrowsMigration = step('0007-frozen-as-it-grows', frozenAsItGrows);
export const streamsByNameMigration = step('0008-streams-by-name', streamsByName);
export const appendAsStoredMigration = step('0009-append-as-stored', appendAsStored);
