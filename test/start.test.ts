import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../adapters/system.ts';
import { postgresEventLog } from '../adapters/event-log/postgres/postgres-event-log.ts';
import { bundled } from '../scripts/bundled.ts';
import { withDatabase } from './database.ts';
import { stored, to } from './event-log/builders.ts';
import { captured } from './logs/captured.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

/** The programs that people start, as processes of their own: `npm start` and `npm run csms`. */

const day = '2026-11-22';

const program = (main: readonly string[], url: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): ChildProcess =>
  spawn(process.execPath, [...main, ...args], {
    cwd: projectFolder,
    env: { ...process.env, DATABASE_URL: url, CSMS_TODAY: day, CSMS_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const exitCode = async (child: ChildProcess): Promise<number | null> => {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
};

/** As `npm start` and `npm run csms` start it; a bundle of the same does the rest of the work in less time. */
const asWritten = (main: string): readonly string[] => ['--import', 'tsx', main];

/** Starts the system, and answers with what it said when it was ready. */
const start = async (url: string, env: Readonly<Record<string, string>> = {}, main?: readonly string[]) => {
  const system = program(main ?? [await bundled('adapters/main.ts')], url, [], env);
  let said = '';
  system.stderr?.on('data', (chunk) => void captured.push(String(chunk)));
  for await (const chunk of system.stdout ?? []) {
    said += String(chunk);
    captured.push(String(chunk));
    if (said.includes('Ready in')) break;
  }
  const stop = (signal: 'SIGTERM' | 'SIGINT'): Promise<number | null> => {
    const ended = exitCode(system);
    system.kill(signal);
    return ended;
  };
  return { said, address: /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '', stop };
};

const csmsWith = async (env: Readonly<Record<string, string>>, url: string, ...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> => {
  const command = program([await bundled('adapters/command-line/main.ts')], url, args, env);
  const [out, err, code] = await Promise.all([text(command.stdout as NodeJS.ReadableStream), text(command.stderr as NodeJS.ReadableStream), exitCode(command)]);
  return { code, out, err };
};

const csms = (url: string, ...args: readonly string[]) => csmsWith({}, url, ...args);

const people = /participants +10,000/;
const listed = /listed for prior notification +680/;

describe('npm start', () => {
  const database = withDatabase();

  it('loads the sample and carries out the day; a second start does nothing twice', async () => {
    const first = await start(database().url, {}, asWritten('adapters/main.ts'));
    expect(first.said).toMatch(people);
    expect(first.said).toMatch(listed);
    expect((await fetch(`${first.address}/health`)).status).toBe(200);
    expect(await first.stop('SIGTERM')).toBe(0);

    const second = await start(database().url);
    expect(second.said).toContain('(done before)');
    // Nothing is loaded twice; a reconciliation that was due may have been remembered meanwhile.
    expect(second.said).toMatch(/events +34,57[01]\b/);
    expect(await second.stop('SIGINT')).toBe(0);
  });

  it('is followed by the command line on the same people', async () => {
    const { url } = database();
    const shown = program(asWritten('adapters/command-line/main.ts'), url, ['show', '901 000 0028']);
    expect(await text(shown.stdout as NodeJS.ReadableStream)).toMatch(/KHAN, ADAEZE[\s\S]*next test due date +2031-10-13[\s\S]*taken over: 2 tests/);
    expect((await csms(url, 'show', '9010000028', '--as-of', '2026-11-21')).err).toContain('not-found');
    expect((await csms(url, 'explain', '9010000028')).out).toMatch(/next test is due on 13 October 2031[\s\S]*NTDD-01 \[60 months\]/);
    expect((await csms(url, 'run', '--until', '2026-12-20')).out).toMatch(/2026-12-20 +\d+ +\d+ +6\d\d/);
    expect((await csms(url, 'rebuild', 'due_action')).out).toContain('due_action shows the log up to position');
    expect(await csms(url, 'show', '9010000027')).toMatchObject({ code: 1, err: expect.stringContaining('not-an-nhs-number') as string });
    expect(await csms(url, 'rebuild', 'nothing')).toMatchObject({ code: 1, err: expect.stringContaining('no-such-read-model') as string });
  });

  it('looks back from a day or a position, at one person or at all', async () => {
    const { url } = database();
    expect((await csms(url, 'show', '9010000028', '--as-of', '2026-11-22', '--basis', 'happened')).out).toContain('KHAN, ADAEZE');
    expect((await csms(url, 'explain', '9010000028', '--position', '1')).err).toContain('not-found');
    expect(await csms(url, 'show', '9010000028', '--as-of', '2026-11-22', '--basis', 'guessed')).toMatchObject({ code: 1, err: expect.stringContaining('not-a-basis') as string });
    expect((await csms(url, 'read-models', '--as-of', '2026-11-22', '--into', 'november')).out).toContain('november shows the read models by what was known at the end of 2026-11-22');
    expect(await csms(url, 'read-models', '--position', '9', '--into', 'event_log')).toMatchObject({ code: 1, err: expect.stringContaining('schema-exists') as string });
    const { rows } = await database().pool.query<{ n: number }>('select count(*)::int as n from november.participant_summary');
    expect(rows).toEqual([{ n: 10_000 }]);
  });
});

describe('npm run csms -- verify', () => {
  const database = withDatabase();
  const folder = withTemporaryFolder();

  it('says that all is as it was written, and names the first record that is not', async () => {
    const { url, pool } = database();
    const kept = { CSMS_CHECKPOINTS: folder('checkpoints') };
    const log = postgresEventLog(pool, () => `${day}T09:00:00.000Z`);
    for (let n = 0; n < 3; n++) await stored(log, to(`participant-${n}`));
    await log.close();
    expect((await csmsWith(kept, url, 'checkpoint')).out).toContain('covers the 3 records');
    expect(await csmsWith(kept, url, 'verify')).toMatchObject({ code: 0, out: expect.stringMatching(/3 records is as it was written[\s\S]*1 signed checkpoint/) as string });
    expect((await csms(url, 'verify')).out).toContain('Set CSMS_CHECKPOINTS');
    await pool.query('alter table event_log.events disable trigger user');
    await pool.query('delete from event_log.events where position = 2');
    expect(await csmsWith(kept, url, 'verify')).toMatchObject({ code: 1, err: expect.stringContaining('log-tampered: the record at position 2, after 1 that are whole, is no longer there') as string });
    expect((await csmsWith(kept, url, 'verify', '--key', 'nonsense')).err).toContain('not-a-verifier-key');
  });
});

describe('npm start in production', () => {
  const database = withDatabase();

  it('loads no sample, and lets nobody in who is not known', async () => {
    const system = await start(database().url, { CSMS_ENVIRONMENT: 'production', CSMS_IDENTITY_KEY: 'k'.repeat(32), CSMS_CHECKPOINT_KEY: 'c'.repeat(32) });
    expect(system.said).toMatch(/participants +0/);
    expect((await fetch(`${system.address}/api/v1/letters`)).status).toBe(401);
    expect(await (await fetch(`${system.address}/health`)).json()).toMatchObject({ status: 'needs-attention', messagesTrouble: 'no-notify', signInTrouble: 'no-identity-service' });
    expect(await system.stop('SIGTERM')).toBe(0);
  });

  it('does not start with the sample key', async () => {
    const system = program(asWritten('adapters/main.ts'), database().url, [], { CSMS_ENVIRONMENT: 'production' });
    const [err, code] = await Promise.all([text(system.stderr as NodeJS.ReadableStream), exitCode(system)]);
    expect([code, err]).toEqual([78, expect.stringContaining('CSMS_IDENTITY_KEY')]);
  });
});
