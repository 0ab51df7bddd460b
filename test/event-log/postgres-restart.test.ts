import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Database } from '../../adapters/database/connection.ts';
import { startEmbedded } from '../../adapters/database/embedded/start.ts';
import { temporaryFolder } from '../../adapters/database/embedded/throwaway.ts';
import { migrate } from '../../adapters/database/migrate.ts';
import { postgresEventLog } from '../../adapters/event-log/postgres/postgres-event-log.ts';
import { aStream, after, events, headOf, stored, to } from './builders.ts';

const now = (): string => '2026-11-22T09:00:00.000Z';

let dataFolder = '';
beforeAll(() => void (dataFolder = temporaryFolder()));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

const serving = async <A>(work: (database: Database) => Promise<A>): Promise<A> => {
  const server = await startEmbedded({ dataFolder });
  const database = connect(server.url);
  try {
    return await work(database);
  } finally {
    await database.close();
    await server.stop();
  }
};

it('after a restart of the server every position and head is as it was, and the log goes on without a gap', async () => {
  const stream = aStream();
  const { before, first, head } = await serving(async ({ db, pool }) => {
    await migrate(db);
    const log = postgresEventLog(pool, now);
    await stored(log, to(stream, events(3)), to(aStream(), events(2)));
    const reached = await stored(log, to(aStream()));
    await log.close();
    return { before: await after(log, 0), first: reached.position, head: await headOf(log, stream) };
  });
  await serving(async ({ pool }) => {
    const log = postgresEventLog(pool, now);
    expect(await after(log, 0)).toEqual(before);
    expect(await after(log, first)).toEqual([]);
    expect(await headOf(log, stream)).toEqual(head);
    expect((await stored(log, to(stream, events(2), head))).position).toBe(first + 2);
    expect((await after(log, first)).map(({ position }) => position)).toEqual([first + 1, first + 2]);
    await log.close();
  });
});
