import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { withDatabase } from '../../test/database.ts';
import { participantSummaryTable as table } from '../participant-summary/table.ts';
import { alignIndexes } from './indexes.ts';

const database = withDatabase();

const indexes = async () =>
  (
    await sql<{ index: string; parent: string }>`
      select substring(pg_get_indexdef(indexrelid) from '\\(.*') as index, indrelid::regclass::text as parent
      from pg_index where indrelid::regclass::text in ('read_model.participant_summary', 'read_model_filling.participant_summary') order by 2, 1`.execute(database().db)
  ).rows;

it('a table of before gets the indexes of a new one, rows and frame, and its key stays', async () => {
  const asNew = await indexes();
  await alignIndexes(database().db, { ...table, indexes: [['nhs_number'], ['practice', 'family_name']] });
  expect((await indexes()).map(({ index }) => index)).toEqual(['(nhs_number)', '(participant_id)', '(practice, family_name)', '(nhs_number)', '(participant_id)', '(practice, family_name)']);
  await alignIndexes(database().db, table);
  expect(await indexes()).toEqual(asNew);
});
