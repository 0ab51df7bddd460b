import { type Kysely, sql } from 'kysely';
import { appendFunction, eventLogSchema, lookUpFunctions } from './schema.ts';

export const eventLogMigration = {
  name: '0001-event-log',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql.raw(eventLogSchema + appendFunction + lookUpFunctions).execute(db);
  },
};
