import { expect, it } from 'vitest';
import { withDatabase } from '../../../test/database.ts';
import { watch } from './watch.ts';

const database = withDatabase();

it('an append is told to other processes at once, without waiting for the next look', async () => {
  const pace = { look: 3_600_000, tell: 1 };
  const here = watch(database().pool, async () => 0, pace);
  const there = watch(database().pool, async () => 0, pace);
  const heard = new Promise<number>((resolve) => there.onAppend(resolve));
  let listening = 0;
  while (listening === 0) {
    const { rows } = await database().pool.query<{ n: number }>(`select count(*)::int as n from pg_stat_activity where datname = current_database() and query = 'listen event_log' and state = 'idle'`);
    listening = rows[0]?.n ?? 0;
  }
  here.announce(42);
  expect(await heard).toBe(42);
  await here.close();
  await there.close();
});
