import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { connect, type Database } from '../adapters/database/connection.ts';
import { addressOf, createDatabase, dropDatabase } from './databases.ts';

/**
 * Gives the suite that calls it (a file, or a `describe`) a database of its own, migrated and empty, and drops it
 * afterwards. The returned function answers with it once the tests run.
 */
export const withDatabase = <Tables = unknown>(): (() => Database<Tables>) => {
  const name = `csms_test_${randomBytes(6).toString('hex')}`;
  let database: Database<Tables> | undefined;
  beforeAll(async () => {
    await createDatabase(inject('serverUrl'), name, inject('templateName'));
    database = connect<Tables>(addressOf(inject('serverUrl'), name));
  });
  afterAll(async () => {
    await database?.close();
    await dropDatabase(inject('serverUrl'), name);
  });
  return () => {
    if (database === undefined) throw new Error('The database is there when tests run, not when they are described');
    return database;
  };
};
