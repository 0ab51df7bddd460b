import { Migrator, type Kysely, sql } from 'kysely';
import { bringReportingLevel, dropReporting } from '../../projections/reporting/create.ts';
import { migrations, type Migration } from './migrations.ts';

/** A step that finds no view in its way; the views come back after the last one. */
const clearedFor = (step: Migration): Migration => ({
  ...step,
  up: async (db) => {
    await dropReporting(db);
    await step.up(db);
  },
});

/**
 * Brings the schema up to date and answers with the names of the steps taken now (none the second time). All or nothing, but
 * for the views for reports, which are made afterwards if this version has others. Processes that start at once wait for each
 * other. Throws if a step fails, or if the database has steps that this version of the system doesn't know.
 */
export const migrate = async <Tables>(db: Kysely<Tables>, steps: readonly Migration[] = migrations): Promise<readonly string[]> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(Object.fromEntries(steps.map((step) => [step.name, clearedFor(step)]))) },
    migrationTableSchema: 'migration',
    migrationTableName: 'step',
    migrationLockTableName: 'lock',
  });
  return alone(db, async () => {
    const { error, results } = await migrator.migrateToLatest();
    if (error !== undefined) throw new Error('The database schema could not be brought up to date', { cause: error });
    await bringReportingLevel(db as Kysely<unknown>);
    return (results ?? []).map(({ migrationName }) => migrationName);
  });
};

/** While nobody else is at it. The migrator's own lock comes after it has looked what there is, which another may be changing. */
const alone = <Tables, A>(db: Kysely<Tables>, work: () => Promise<A>): Promise<A> =>
  db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtext('migrate'))`.execute(connection);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(hashtext('migrate'))`.execute(connection);
    }
  });
