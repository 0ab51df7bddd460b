import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { withDatabase } from '../../test/database.ts';
import { inMemory, nhsNumber, participantIds } from '../../test/in-memory.ts';
import { does } from '../../test/lives.ts';
import { joining } from '../../test/people.ts';
import { allRows, emptied, readModelsOf } from '../../test/read-models.ts';
import { participantReadModels } from '../participant-read-models.ts';
import { isSame } from './compare.ts';

const database = withDatabase();
const day = civilDate('2026-03-02');

it('a comparison finds every row that somebody changed, removed or added, and a rebuild puts them right', async () => {
  const { db } = database();
  await emptied(db);
  const deps = inMemory();
  const models = readModelsOf(db, deps.log);
  for (const person of [1, 2, 3]) await does(deps)(person, day, joining(person));
  await models.catchUp();
  const rows = await allRows(db);
  expect((await models.compare()).filter((each) => !isSame(each))).toEqual([]);

  await sql`update read_model.participant_summary set given_name = null where family_name = 'NOWAK'`.execute(db);
  await sql`delete from read_model.due_action where participant_id = ${participantIds.of(nhsNumber(1))}`.execute(db);
  await sql`update read_model.due_action set participant_id = gen_random_uuid() where participant_id = ${participantIds.of(nhsNumber(2))}`.execute(db);
  // What happens after the position at which the tables stand is no difference.
  await does(deps)(4, day, joining(4));
  expect((await models.compare()).filter((each) => !isSame(each))).toEqual([
    { projection: 'participant_summary', position: 6, rows: 3, missing: 0, surplus: 0, different: 3 },
    { projection: 'due_action', position: 6, rows: 2, missing: 2, surplus: 1, different: 0 },
  ]);
  expect(await models.compare('failsafe')).toEqual([{ projection: 'failsafe', position: 6, rows: 0, missing: 0, surplus: 0, different: 0 }]);

  await models.rebuild();
  expect((await models.compare()).filter((each) => !isSame(each))).toEqual([]);
  expect((await allRows(db))['due_action']).toContain(rows['due_action']?.split('\n')[0] ?? 'a row');
});

it('tables that stand at different positions are compared, each with the log up to its own, however long the log has grown', async () => {
  const { db } = database();
  await emptied(db);
  const deps = inMemory();
  const [summary, ...others] = participantReadModels(programmePolicy);
  const positions: number[] = [];
  for (const [person, projections] of [[1, others], [2, [summary]], [3, []]] as const) {
    await does(deps)(person, day, joining(person));
    positions.push(await deps.log.head());
    if (projections.length > 0) await readModelsOf(db, deps.log, { projections: projections as typeof others }).catchUp();
  }
  const compared = await readModelsOf(db, deps.log).compare();
  expect(compared.filter((each) => !isSame(each))).toEqual([]);
  expect(compared.slice(0, 2).map(({ position, rows }) => [position, rows])).toEqual([[positions[1], 2], [positions[0], 1]]);
});
