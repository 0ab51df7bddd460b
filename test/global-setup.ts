import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { startThrowaway } from '../adapters/database/embedded/throwaway.ts';
import { connect } from '../adapters/database/connection.ts';
import { migrate } from '../adapters/database/migrate.ts';
import { addressOf, createDatabase, dropDatabase } from './databases.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a server on which tests make their databases. */
    serverUrl: string;
    /** Name of the migrated, empty database that each suite gets a copy of. */
    templateName: string;
  }
}

const named = process.env['TEST_DATABASE_URL'];

/** One server for the whole run: a throwaway of our own, or the one that TEST_DATABASE_URL names. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = named === undefined ? await startThrowaway() : { url: named, stop: () => dropDatabase(named, templateName) };
  const templateName = `csms_template_${randomBytes(6).toString('hex')}`;
  await createDatabase(server.url, templateName);
  const template = connect(addressOf(server.url, templateName));
  await migrate(template.db);
  await template.close();
  project.provide('serverUrl', server.url);
  project.provide('templateName', templateName);
  return server.stop;
}
