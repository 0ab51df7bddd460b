import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../adapters/database/connection.ts';
import { postgresEventLog } from '../adapters/event-log/postgres/postgres-event-log.ts';
import { projectFolder } from '../adapters/system.ts';
import { bundled } from '../scripts/bundled.ts';
import { chance } from '../scripts/chance.ts';
import { withDatabase } from './database.ts';

/** Loading is killed at random moments and begun again: the log ends with the events of a load that nobody disturbed. */

const people = 1_500;
const kills = 3;
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

const folder = mkdtempSync(join(tmpdir(), 'csms-killed-load-'));
const files = [
  { kind: 'cohort', path: join(folder, 'cohort.csv') },
  { kind: 'history', path: join(folder, 'history.ndjson') },
] as const;

const firstLines = async (name: string, lines: number): Promise<void> => {
  const to = createWriteStream(join(folder, name));
  let taken = 0;
  for await (const line of createInterface({ input: createReadStream(join(projectFolder, 'data/sample', name)) })) {
    if (taken++ === lines) break;
    to.write(`${line}\n`);
  }
  await once(to.end(), 'finish');
};

const load = async (database: Database, { kind, path }: (typeof files)[number]) =>
  spawn(process.execPath, [await bundled('adapters/command-line/main.ts'), 'import', kind, path], {
    cwd: projectFolder,
    env: { ...process.env, DATABASE_URL: database.url, CSMS_TODAY: '2026-11-22' },
    stdio: 'ignore',
  });

const finished = async (database: Database, file: (typeof files)[number]): Promise<void> => {
  const [code] = (await once(await load(database, file), 'exit')) as [number | null];
  expect(code).toBe(0);
};

/** Everything in the log but when it was recorded, and in which order the participants came. */
const contents = async ({ pool }: Database): Promise<unknown> => {
  const { rows } = await pool.query<{ readonly events: number; readonly digest: string }>(`
    select count(*)::int as events, md5(string_agg(stream || revision || id || type || version || data, E'\n' order by stream, revision)) as digest
    from event_log.events`);
  return rows[0];
};

describe(`a load killed at ${kills} random moments (SEED=${seed})`, () => {
  const undisturbed = withDatabase();
  const disturbed = withDatabase();
  beforeAll(async () => {
    await firstLines('cohort.csv', people + 1);
    await firstLines('history.ndjson', people / 2);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('ends with exactly the events of an undisturbed load', async () => {
    for (const file of files) await finished(undisturbed(), file);

    const log = postgresEventLog(disturbed().pool, () => new Date().toISOString());
    const dice = chance(seed);
    let killed = 0;
    for (const file of files) {
      for (; killed < kills / (file.kind === 'cohort' ? 2 : 1); killed++) {
        const target = (await log.head()) + dice.below(600);
        const loading = await load(disturbed(), file);
        const ended = once(loading, 'exit');
        const stop = log.onAppend((position) => void (position >= target && loading.kill('SIGKILL')));
        await ended;
        stop();
      }
      await finished(disturbed(), file);
    }
    await log.close();
    expect(await contents(disturbed())).toEqual(await contents(undisturbed()));
    expect(await log.head()).toBeGreaterThan(people * 2);
  });
});
