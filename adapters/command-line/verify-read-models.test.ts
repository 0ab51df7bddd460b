import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { withDatabase } from '../../test/database.ts';
import { inMemory } from '../../test/in-memory.ts';
import { does } from '../../test/lives.ts';
import { joining } from '../../test/people.ts';
import { readModelsOf } from '../../test/read-models.ts';
import { rebuild } from './rebuild.ts';
import { verifyReadModels } from './verify-read-models.ts';

const database = withDatabase();
const deps = inMemory();
const system = () => ({ log: deps.log as never, readModels: readModelsOf(database().db, deps.log) });

beforeAll(async () => {
  for (const person of [1, 2]) await does(deps)(person, civilDate('2026-03-02'), joining(person));
  await system().readModels.catchUp();
});

it('read models that are as the log has them are told with their rows', async () => {
  expect(await verifyReadModels(system(), 'participant_summary')).toBe('participant_summary: all 2 rows are as the log up to position 4 has them.');
  expect((await verifyReadModels(system())).split('\n')).toHaveLength(10);
});

it('a table that differs fails with what differs and what to do, and doing that puts it right', async () => {
  await sql`update read_model.participant_summary set practice = 'Z99999'`.execute(database().db);
  await sql`delete from read_model.due_action`.execute(database().db);
  const failure = verifyReadModels(system());
  await expect(failure).rejects.toThrow(/^read-models-differ: /);
  await expect(failure).rejects.toThrow('participant_summary: up to position 4, rows missing: 0, surplus: 0, different: 2.');
  await expect(failure).rejects.toThrow('npm run csms -- rebuild due_action --anew');
  for (const name of ['participant_summary', 'due_action']) expect(await rebuild(system(), name, true)).toBe(`${name} shows the log up to position 4.`);
  await verifyReadModels(system());
});

it('a read model that there is not is named', async () => {
  await expect(verifyReadModels(system(), 'horoscope')).rejects.toThrow('no-such-read-model: there is none called horoscope.');
});
