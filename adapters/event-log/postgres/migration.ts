import { type Kysely, sql } from 'kysely';
import { appendAsOwner, appendFunction, eventLogSchema, frozenAsItGrows, lookUpFunctions, parts, streamsByName } from './schema.ts';

export const eventLogMigration = {
  name: '0001-event-log',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql.raw(eventLogSchema + appendFunction + lookUpFunctions).execute(db);
  },
};

export const partsOfTheLogMigration = {
  name: '0005-parts-of-the-log',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql.raw(parts).execute(db);
  },
};

export const appendAsOwnerMigration = {
  name: '0006-append-as-owner',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql.raw(appendAsOwner).execute(db);
  },
};

export const frozenAsItGrowsMigration = {
  name: '0007-frozen-as-it-grows',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql.raw(frozenAsItGrows).execute(db);
  },
};

export const streamsByNameMigration = {
  name: '0008-streams-by-name',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql.raw(streamsByName).execute(db);
  },
};
