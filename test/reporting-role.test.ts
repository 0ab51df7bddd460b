import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '../adapters/database/connection.ts';
import { createReporting } from '../projections/reporting/create.ts';
import { liveViews } from '../projections/reporting/reporting.ts';
import { tables } from '../projections/tables.ts';
import { withDatabase } from './database.ts';

const file = (path: string): string => readFileSync(join(import.meta.dirname, '..', path), 'utf8');

const script = file('adapters/database/reporting-role.sql');
/** What docs/database-roles.md has the owner do for each analyst. */
const analystScript = /```sql\n(create role analyst[^`]*)```/.exec(file('docs/database-roles.md'))?.[1] ?? '';

const database = withDatabase();
/** Roles belong to the whole server, so these have names of their own. */
const role = `csms_reporting_${randomBytes(6).toString('hex')}`;
const analyst = `analyst_${randomBytes(6).toString('hex')}`;
let asAnalyst: Database;

const named = (text: string): string => text.replaceAll('csms_reporting', role).replace(/\banalyst\b/g, analyst);
const refused = { code: '42501' };

beforeAll(async () => {
  const password = randomBytes(12).toString('hex');
  for (const statement of [named(script), named(script), named(analystScript), `alter role ${analyst} password '${password}'`]) await database().pool.query(statement);
  asAnalyst = connect(Object.assign(new URL(database().url), { username: analyst, password }).href);
});
afterAll(async () => {
  await asAnalyst.close();
  await database().pool.query(`drop owned by ${analyst}, ${role}; drop role ${analyst}, ${role}`);
});

describe('who reports', () => {
  const all = async () => {
    for (const { name } of liveViews) await asAnalyst.pool.query(`select * from reporting.${name}`);
    await asAnalyst.pool.query(`select * from reporting.practice_coverage(date '2026-11-30')`);
  };

  it('reads every view, also after they were made anew', async () => {
    await all();
    await database().db.transaction().execute(createReporting);
    await all();
  });

  it.each([
    ...tables.map(({ name }) => `select from read_model.${name}`),
    'select from read_model.checkpoint',
    'select from event_log.events',
    'select from intake.faulty_row',
    'select from migration.step',
  ])('is refused: %s', async (statement) => {
    await expect(asAnalyst.pool.query(statement)).rejects.toMatchObject(refused);
  });

  it.each([
    `update reporting.due_actions set step = 'invite'`,
    'delete from reporting.letters',
    `insert into reporting.tests values (gen_random_uuid(), 1, '62010', '2026-11-22')`,
    'create view reporting.mine as select 1 as one',
    'create schema mine',
    'create or replace function reporting.age(birth_month date, day date) returns integer language sql as $$ select 1 $$',
  ])('is refused, even in a transaction that may write: %s', async (statement) => {
    const client = await asAnalyst.pool.connect();
    try {
      await client.query('begin read write');
      await expect(client.query(statement)).rejects.toMatchObject(refused);
    } finally {
      client.release(true);
    }
  });

  it('writes nothing by mistake, and holds nothing up for long', async () => {
    const { rows } = await asAnalyst.pool.query(`select current_setting('default_transaction_read_only') as read_only, current_setting('statement_timeout') as timeout, current_setting('idle_in_transaction_session_timeout') as idle`);
    expect(rows).toEqual([{ read_only: 'on', timeout: '5min', idle: '1min' }]);
  });
});
