import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { postgresAccessLog } from '../../adapters/access-log/access-log.ts';
import { looksThat } from '../../adapters/access-log/queries.ts';
import { bundled } from '../../scripts/bundled.ts';
import { withDatabase } from '../database.ts';
import { lookAt, record, verified } from './looks.ts';

const database = withDatabase();

/** Looks that the other process has on record before it is killed. */
const enough = 200;

it('of two processes that write at once, of which one is killed, everything that was answered is on record, and all of it verifies', async () => {
  const acknowledged: string[] = [];
  let there = 0;
  const child = fork(await bundled('test/access-log/process.ts'), [], { execArgv: [], env: { ...process.env, ACCESS_LOG_DATABASE: database().url } });
  const ended = once(child, 'close');
  child.on('message', (correlationId) => {
    acknowledged.push(String(correlationId));
    if (++there === enough) child.kill('SIGKILL');
  });
  const log = postgresAccessLog(database().pool, () => '2026-11-22T09:00:00.000Z');
  for (let n = 0; child.signalCode === null && child.exitCode === null; n++) {
    await record(log, lookAt(n % 40, { correlationId: `here-${n}` }));
    acknowledged.push(`here-${n}`);
  }
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
  await record(postgresAccessLog(database().pool, () => '2026-11-22T09:01:00.000Z'), lookAt(1, { correlationId: 'after' }));
  const entries = await looksThat(database().db)({}, 100_000, null);
  const found = new Set(entries.map(({ correlationId }) => correlationId));
  expect([...acknowledged, 'after'].filter((id) => !found.has(id))).toEqual([]);
  expect(new Set(entries.map(({ book }) => book))).toEqual(new Set([1, 2, 3]));
  expect(await verified(database().pool)).toEqual({ books: 3, entries: entries.length, expired: 0, first: null });
});
