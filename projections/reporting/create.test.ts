import * as fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../adapters/database/migrate.ts';
import { migrations } from '../../adapters/database/migrations.ts';
import { addDays, addMonths, ageOn, type CivilDate, civilDate } from '../../domain/dates/civil-date.ts';
import { withDatabase } from '../../test/database.ts';
import { lastAdequateTestMigration, restrictedMigration } from '../migration.ts';
import { tables } from '../tables.ts';
import { createReporting, dropReporting } from './create.ts';
import { functions, liveViews } from './reporting.ts';

const database = withDatabase();

type Db = Parameters<typeof createReporting>[0];
const wider = { name: '9901-wider', up: async (db: Db) => void (await sql`alter table read_model.refused_result alter column item type bigint`.execute(db)) };

const query = async <R extends object>(text: string, ...values: readonly unknown[]): Promise<readonly R[]> => (await database().pool.query<R>(text, [...values])).rows;

/** Every view with its columns and comments; another object of the same name has another number. */
const made = () =>
  query<{ view: string; number: number; says: string | null; columns: readonly { name: string; says: string | null }[] }>(`
    select c.relname as view, c.oid::integer as number, obj_description(c.oid, 'pg_class') as says,
      json_agg(json_build_object('name', a.attname, 'says', col_description(c.oid, a.attnum)) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = 'reporting'::regnamespace group by c.oid order by c.oid`);

const told = liveViews.map(({ name, says, columns }) => ({ view: name, says, columns: Object.entries(columns).map(([column, each]) => ({ name: column, says: each.says })) }));
const asMade = async () => (await made()).map(({ view, says, columns }) => ({ view, says, columns }));

describe('the views for reports', () => {
  it('are what the code says, each view and column with its meaning', async () => {
    expect(await asMade()).toEqual(told);
    expect(told.flatMap(({ view, says, columns }) => [{ name: view, says }, ...columns]).filter(({ says }) => !/^[A-Z].*\.( |$)/.test(says))).toEqual([]);
  });

  it('have functions beside them, each with its meaning', async () => {
    const found = await query(`select proname as name, obj_description(oid, 'pg_proc') as says from pg_proc where pronamespace = 'reporting'::regnamespace order by oid`);
    expect(found).toEqual(functions.map(({ name, says }) => ({ name, says })));
  });

  it('look at nothing personal in any table, but at the month of birth and the letter of a dummy number', async () => {
    const personal = tables.flatMap(({ name, columns }) => Object.entries(columns).flatMap(([column, each]) => (each.personal === true ? [`${name}.${column}`] : [])));
    expect(personal.length).toBeGreaterThan(20);
    const seen = await query<{ view: string; column: string }>(`
      select v.relname as view, t.relname || '.' || a.attname as column
      from pg_rewrite r join pg_class v on v.oid = r.ev_class
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
      join pg_class t on t.oid = d.refobjid join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
      where v.relnamespace = 'reporting'::regnamespace and t.relnamespace = 'read_model'::regnamespace order by 2`);
    expect(seen.length).toBeGreaterThan(60);
    expect(seen.filter(({ column }) => personal.includes(column))).toEqual([
      { view: 'participants', column: 'participant_summary.date_of_birth' },
      { view: 'participants', column: 'participant_summary.nhs_number' },
    ]);
  });

  it('stay as they are when the database is up to date', async () => {
    const before = await made();
    await migrate(database().db);
    expect(await made()).toEqual(before);
  });

  it('come anew, without what else stood there, when another version had made them', async () => {
    await query(`comment on schema reporting is 'Made from another version.'`);
    await query('create view reporting.of_old as select 1 as one');
    await query('drop view reporting.tests');
    await Promise.all([migrate(database().db), migrate(database().db)]);
    expect(await asMade()).toEqual(told);
  });

  it('make way for a migration that changes the tables under them, and come back', async () => {
    await migrate(database().db, [...migrations, wider]);
    expect(await asMade()).toEqual(told);
    expect(await query(`select format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = 'reporting.refused_results'::regclass and attname = 'item'`)).toEqual([{ type: 'bigint' }]);
  });

  it('are not taken from somebody whose own view looks at them: the migration stops, and everything stays', async () => {
    await query('create schema theirs');
    await query('create view theirs.mine as select participant_id from reporting.participants');
    const before = await made();
    const step = { name: '9902-more', up: async (db: Db) => void (await sql`create table read_model.more (n integer)`.execute(db)) };
    await expect(migrate(database().db, [...migrations, wider, step])).rejects.toMatchObject({ cause: { code: '2BP01' } });
    expect(await made()).toEqual(before);
    await query('drop schema theirs cascade');
  });

  it('show the table that took the place of another in the same transaction', async () => {
    await database().db.transaction().execute(async (trx) => {
      await sql`alter table read_model.due_action rename to due_action_before`.execute(trx);
      await sql`create table read_model.due_action (like read_model.due_action_before)`.execute(trx);
      await sql`insert into read_model.due_action values (gen_random_uuid(), '2026-11-22', 'invite')`.execute(trx);
      await createReporting(trx);
      await sql`drop table read_model.due_action_before`.execute(trx);
    });
    expect(await query('select due_on, step from reporting.due_actions')).toEqual([{ due_on: '2026-11-22', step: 'invite' }]);
  });
});

it('the day of the last adequate test, and then whether a record is restricted, come to a table that was made without them, in the same place', async () => {
  const columns = () => query<{ name: string; says: string | null }>(`
    select attname as name, col_description(attrelid, attnum) as says from pg_attribute
    where attrelid = 'read_model.participant_summary'::regclass and attnum > 0 and not attisdropped order by attnum`);
  const before = await columns();
  await database().db.transaction().execute(async (trx) => {
    await dropReporting(trx);
    await sql`alter table read_model.participant_summary drop column last_adequate_test_date, drop column restricted`.execute(trx);
    await lastAdequateTestMigration.up(trx);
    await restrictedMigration.up(trx);
    await createReporting(trx);
  });
  expect(await columns()).toEqual(before);
});

describe('an age in a report', () => {
  const date = fc.date({ min: new Date('1930-01-01'), max: new Date('2005-12-31'), noInvalidDate: true }).map((each) => each.toISOString().slice(0, 10) as CivilDate);

  it('is the age at the end of the month, from the month of birth alone', async () => {
    const born = fc.sample(date, 500).concat(['1984-02-29', '1984-02-29', '1990-12-31'].map(civilDate));
    const lives = born.map((each, n) => ({ born: each, day: addDays(addMonths(civilDate('2026-01-01'), n % 36), -1) }));
    const rows = await query(
      `select born, day, reporting.age(date_trunc('month', born::timestamp)::date, day) as age from unnest($1::date[], $2::date[]) with ordinality as told (born, day, n) order by n`,
      lives.map((each) => each.born),
      lives.map((each) => each.day),
    );
    expect(rows).toEqual(lives.map((each) => ({ ...each, age: ageOn(each.born, each.day) })));
  });

  it.each([[0, 'under 25'], [24, 'under 25'], [25, '25-29'], [29, '25-29'], [60, '60-64'], [64, '60-64'], [65, '65 and over'], [101, '65 and over']])('of %i is in the band %s', async (age, band) => {
    expect(await query('select reporting.age_band($1) as band', age)).toEqual([{ band }]);
  });
});

it.each([
  [8401, 5468, 1253], [1825, 1230, 230], [264, 185, 27], [973, 723, 56], [2480, 1788, 196],
  [4045, 2902, 334], [759, 586, 22], [171, 142, null], [437, 336, 14], [754, 577, 27],
])('of %i eligible with %i screened, a published profile counted %s more to be screened', async (eligible, screened, needed) => {
  expect(await query('select reporting.screens_needed($1, $2) as needed', eligible, screened)).toEqual([{ needed }]);
});
