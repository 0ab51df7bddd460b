import { expect, it } from 'vitest';
import { withDatabase } from '../test/database.ts';
import { openSystem } from './system.ts';

const database = withDatabase();

it('the event log is read while everybody who holds a connection of the database waits for that', async () => {
  const { url } = database();
  const system = await openSystem({ databaseUrl: url, dataFolder: undefined, eventLogUrl: undefined, identityKey: 'a key of our own'.repeat(3), today: undefined, checkpoints: undefined, checkpointKey: 'another' });
  const { pool, log } = system;
  const held = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  try {
    await expect(log.head()).resolves.toBe(0);
  } finally {
    for (const each of held) each.release();
    await system.close();
  }
});
