import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { connect, type Database } from '../adapters/database/connection.ts';

const script = readFileSync(join(import.meta.dirname, '../adapters/database/application-role.sql'), 'utf8');

/** The same database as the role that the system runs as where somebody else owns it. Roles belong to the whole server, so each suite has one by a name of its own. */
export const withApplicationRole = (owner: () => Database): (() => Database) => {
  const role = `csms_app_${randomBytes(6).toString('hex')}`;
  let database: Database | undefined;
  beforeAll(async () => {
    const password = randomBytes(12).toString('hex');
    await owner().pool.query(script.replaceAll('csms_app', role));
    await owner().pool.query(`alter role ${role} password '${password}'`);
    database = connect(Object.assign(new URL(owner().url), { username: role, password }).href);
  });
  afterAll(async () => {
    await database?.close();
    await owner().pool.query(`drop owned by ${role}; drop role ${role}`);
  });
  return () => {
    if (database === undefined) throw new Error('The role is there when tests run, not when they are described');
    return database;
  };
};
