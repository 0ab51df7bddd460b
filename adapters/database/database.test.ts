import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../test/database.ts';
import { migrate } from './migrate.ts';
import { migrations, type Migration } from './migrations.ts';

const database = withDatabase();

const read = async (expression: string): Promise<unknown> =>
  (await database().pool.query<{ value: unknown }>(`select ${expression} as value`)).rows[0]?.value;

describe('values from the database', () => {
  it.each([
    ['count(*)', 1],
    [`9007199254740991::int8`, Number.MAX_SAFE_INTEGER],
    [`date '2026-03-29'`, '2026-03-29'],
    [`timestamptz '2026-06-01 12:00:00.25+00'`, '2026-06-01T12:00:00.25Z'],
    [`array[date '2026-03-29', null]`, ['2026-03-29', null]],
    ['array[1, null]::int8[]', [1, null]],
    [`array[timestamptz '2026-06-01 12:00+02']`, ['2026-06-01T10:00:00Z']],
    [`'{"a": [1]}'::jsonb`, { a: [1] }],
  ])('%s is read as %j', async (expression, value) => {
    expect(await read(expression)).toEqual(value);
  });

  it('an instant is given in UTC whatever time zone the session is in', async () => {
    const client = await database().pool.connect();
    await client.query(`set time zone 'Asia/Kolkata'`);
    const { rows } = await client.query(`select timestamptz '2026-06-01 12:00:00+00' as value`);
    client.release(true);
    expect(rows).toEqual([{ value: '2026-06-01T12:00:00.000Z' }]);
  });

  it('an integer that JavaScript cannot keep exactly is refused', async () => {
    await expect(read('9007199254740993::int8')).rejects.toThrow('beyond');
  });
});

describe('migration', () => {
  const steps: Migration[] = [
    { name: '9001-hats', up: async (db) => void (await sql`create table hats (colour text)`.execute(db)) },
    { name: '9002-a-hat', up: async (db) => void (await sql`insert into hats values ('red')`.execute(db)) },
  ];

  it('takes each step once when several processes start at the same time', async () => {
    const taken = await Promise.all([1, 2, 3].map(() => migrate(database().db, [...migrations, ...steps])));
    expect(taken.flat()).toEqual(['9001-hats', '9002-a-hat']);
    expect((await sql`select colour from hats`.execute(database().db)).rows).toEqual([{ colour: 'red' }]);
  });

  it('leaves nothing of a step that fails, nor of those before it', async () => {
    const coats: Migration = { name: '9003-coats', up: async (db) => void (await sql`create table coats ()`.execute(db)) };
    const wrong: Migration = { name: '9004-wrong', up: async (db) => void (await sql`select nonsense`.execute(db)) };
    await expect(migrate(database().db, [...migrations, ...steps, coats, wrong])).rejects.toThrow('schema');
    expect(await read(`to_regclass('coats')`)).toBeNull();
  });

  it('knows its steps by unique names, in order', () => {
    const names = migrations.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].sort());
    expect(names.filter((name) => !/^\d{4}-[a-z-]+$/.test(name))).toEqual([]);
  });
});
