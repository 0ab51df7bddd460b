import { type Kysely, sql } from 'kysely';
import { accessLogSchema } from './schema.ts';

export const accessLogMigration = {
  name: '0028-access-log',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql.raw(accessLogSchema).execute(db);
  },
};
