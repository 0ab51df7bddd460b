import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import { withDatabase } from '../../test/database.ts';
import { joining } from '../../test/people.ts';
import { emptyWorld } from '../../test/read-models.ts';

const database = withDatabase();
const today = civilDate('2026-11-22');

it('reports leave the practice of a restricted record empty (D-38)', async () => {
  const { db } = database();
  const world = await emptyWorld(db);
  for (const n of [1, 2]) {
    await world.does(n, today, joining(n, { practice: 'B82002' }));
    await world.does(n, today, command('record-result', { result: { testDate: today, cytology: 'X', hpv: '0', action: 'A' } }));
  }
  await world.does(1, today, command('restrict', { reason: 'At their wish.', by: 'csas' }));
  await world.shown();
  const practicesIn = async (view: string) =>
    (await sql<{ practice: string | null }>`select practice from ${sql.table(`reporting.${view}`)} order by participant_id = ${world.idOf(2)}`.execute(db)).rows.map(({ practice }) => practice);
  expect([await practicesIn('participants'), await practicesIn('letters')]).toEqual([[null, 'B82002'], [null, 'B82002']]);
});
