import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { copyProject, end, startProcess } from '../../../test/embedded-process.ts';
import { clusterFolder, passwordFile } from './initialise.ts';
import { isServing } from './server-process.ts';
import { startEmbedded, type EmbeddedServer } from './start.ts';
import { startThrowaway, temporaryFolder } from './throwaway.ts';

const nobody = { uid: 65_534, gid: 65_534 };

/** A made database, of which most tests get a copy, since making one takes most of a second. */
let made: string;
beforeAll(async () => {
  made = temporaryFolder('in memory');
  await (await startEmbedded({ dataFolder: made })).stop();
});
afterAll(() => rmSync(made, { recursive: true }));

const copy = (from: string, to: string) => execFileSync('cp', ['-a', from, to]);
const withDatabase = () => copy(join(made, 'postgres'), folder);

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('in memory');
});
/** Whatever a test did to its server, nothing of it stays. */
afterEach(async () => {
  if (existsSync(clusterFolder(folder))) await (await startEmbedded({ dataFolder: folder })).stop();
  rmSync(folder, { recursive: true });
});

const ask = async (url: string, statement: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(statement);
  await client.end();
  return rows;
};

const write = (server: { readonly url: string }) => ask(server.url, `create table kept as select 'this' as what`);
const read = (server: { readonly url: string }) => ask(server.url, 'select what from kept');
const kept = [{ what: 'this' }];

const gone = (pid: number) => vi.waitFor(() => expect(isServing(pid)).toBe(false), { timeout: 10_000, interval: 20 });

/** A server that starts again with what was written, and stops. */
const startsAgain = async (): Promise<void> => {
  const again = await startEmbedded({ dataFolder: folder });
  expect(await read(again)).toEqual(kept);
  await again.stop();
  expect(isServing(again.pid)).toBe(false);
};

describe('the embedded server', () => {
  it('keeps its data over a stop and a start, on a database made once', async () => {
    const first = await startEmbedded({ dataFolder: folder });
    const password = readFileSync(passwordFile(folder), 'utf8');
    await write(first);
    await first.stop();
    expect(isServing(first.pid)).toBe(false);
    await startsAgain();
    expect(readFileSync(passwordFile(folder), 'utf8')).toBe(password);
  });

  it('is durable and is reached only from this machine, with a password', async () => {
    withDatabase();
    const server = await startEmbedded({ dataFolder: folder });
    const settings = `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'listen_addresses') order by name`;
    expect(await ask(server.url, settings)).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
    await expect(ask(server.url.replace(/:[^:@]+@/, ':guess@'), 'select')).rejects.toThrow('password authentication failed');
    await server.stop();
  });

  it('is shared by all in a folder, begun at the same time on nothing, and stopped by the last', async () => {
    const [one, other] = (await Promise.all([1, 2].map(() => startEmbedded({ dataFolder: folder })))) as [EmbeddedServer, EmbeddedServer];
    expect(one.pid).toBe(other.pid);
    await one.stop();
    await write(other);
    await other.stop();
    expect(isServing(one.pid)).toBe(false);
  });

  it('recovers after its process was killed', async () => {
    withDatabase();
    const server = await startEmbedded({ dataFolder: folder });
    await write(server);
    process.kill(server.pid, 'SIGKILL');
    await gone(server.pid);
    await server.stop();
    await startsAgain();
  });

  it('is not misled by a note of a server whose number another process has now', async () => {
    withDatabase();
    const server = await startEmbedded({ dataFolder: folder });
    await write(server);
    const note = readFileSync(join(clusterFolder(folder), 'postmaster.pid'), 'utf8');
    await server.stop();
    writeFileSync(join(clusterFolder(folder), 'postmaster.pid'), note.replace(/^\d+/, String(process.pid)));
    await startsAgain();
  });

  it('starts on what a crash left while the database was being made', async () => {
    mkdirSync(join(folder, 'initialising-abc/cluster'), { recursive: true });
    writeFileSync(join(folder, 'initialising-abc/cluster/PG_VERSION'), '18\n');
    await write(await startEmbedded({ dataFolder: folder }));
    expect(readdirSync(folder)).toEqual(['postgres']);
  });

  it('of a copied folder is another server, even while the original runs', async () => {
    copy(made, join(folder, 'original'));
    const original = await startEmbedded({ dataFolder: join(folder, 'original') });
    await write(original);
    await ask(original.url, 'checkpoint');
    copy(join(folder, 'original'), join(folder, 'copy'));
    const second = await startEmbedded({ dataFolder: join(folder, 'copy') });
    expect(second.pid).not.toBe(original.pid);
    expect(await read(second)).toEqual(kept);
    await Promise.all([original.stop(), second.stop()]);
  });

  it('says what to do when its folder cannot be one', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(startEmbedded({ dataFolder: join(file, 'data') })).rejects.toThrow(/CSMS_DATA to another folder, or DATABASE_URL/);
  });
});

describe('a process that uses the embedded server', () => {
  beforeEach(withDatabase);

  it.each([
    ['SIGINT', 'process'],
    ['SIGTERM', 'process'],
    ['SIGHUP', 'process'],
    ['SIGINT', 'group'],
  ] as const)('takes it along at %s to its %s', async (signal, to) => {
    const started = await startProcess({ dataFolder: folder });
    await write(started);
    await end(started, signal, to);
    expect(started.process.signalCode).toBe(signal);
    expect(isServing(started.pid)).toBe(false);
    await startsAgain();
  });

  it('takes it along when it has nothing left to do', async () => {
    const started = await startProcess({ dataFolder: folder, then: 'end' });
    await gone(started.pid);
    await vi.waitFor(() => expect(started.process.exitCode).toBe(0));
  });

  it('may be killed: the next one finds the server, its data, and stops it', async () => {
    const started = await startProcess({ dataFolder: folder });
    await write(started);
    await end(started, 'SIGKILL');
    const next = await startEmbedded({ dataFolder: folder });
    expect(next.pid).toBe(started.pid);
    expect(await read(next)).toEqual(kept);
    await next.stop();
    expect(isServing(started.pid)).toBe(false);
  });

  it('leaves it to another process that uses it too', async () => {
    const started = await startProcess({ dataFolder: folder });
    const other = await startEmbedded({ dataFolder: folder });
    await end(started, 'SIGTERM');
    await write(other);
    await other.stop();
    expect(isServing(started.pid)).toBe(false);
  });
});

describe('the embedded server, from a fresh install', () => {
  // Programs don't run from every folder that is kept in memory.
  beforeEach(() => {
    rmSync(folder, { recursive: true });
    folder = temporaryFolder();
  });

  /** Programs and data that don't fit into the project go here instead of the machine's folders. */
  const outside = () => ({ XDG_CACHE_HOME: join(folder, 'cache'), XDG_DATA_HOME: join(folder, 'data') });

  it('runs in a project that only its owner may enter, twice with the same data', async () => {
    mkdirSync(join(folder, 'closed'));
    const project = copyProject(join(folder, 'closed/project'));
    chmodSync(join(folder, 'closed'), 0o700);
    const first = await startProcess({ project, env: outside() });
    await write(first);
    await end(first, 'SIGTERM');
    const second = await startProcess({ project, env: outside() });
    expect(await read(second)).toEqual(kept);
    await end(second, 'SIGTERM');
    expect(second.dataFolder).toBe(first.dataFolder);
    expect(isServing(second.pid)).toBe(false);
  });

  it('runs as an ordinary user, with its data in the project', async () => {
    const project = copyProject(join(folder, 'project'), nobody);
    const started = await startProcess({ project, user: nobody, env: outside() });
    await write(started);
    await end(started, 'SIGINT');
    expect(started.dataFolder).toBe(join(project, '.data'));
    expect(isServing(started.pid)).toBe(false);
  });

  it('runs as an ordinary user who may not write into the project', async () => {
    const project = copyProject(join(folder, 'project'));
    chmodSync(folder, 0o777);
    execFileSync('chmod', ['-R', 'a-w', project]);
    const started = await startProcess({ project, user: nobody, env: outside() });
    await end(started, 'SIGINT');
    expect(dirname(started.dataFolder)).toBe(join(folder, 'data/csms'));
    execFileSync('chmod', ['-R', 'u+w', project]);
  });
});

describe('a throwaway server', () => {
  const folderOf = async (url: string): Promise<string> => {
    const [row] = (await ask(url, 'show data_directory')) as [{ data_directory: string }];
    return join(row.data_directory, '../..');
  };

  it('is gone with its folder when stopped', async () => {
    const server = await startThrowaway();
    const its = await folderOf(server.url);
    expect(existsSync(its)).toBe(true);
    await server.stop();
    expect(existsSync(its)).toBe(false);
    expect(isServing(server.pid)).toBe(false);
  });

  it('is gone with its folder when the process that started it is killed', async () => {
    const started = await startProcess({ kind: 'throwaway', dataFolder: folder });
    const its = await folderOf(started.url);
    await end(started, 'SIGKILL');
    await gone(started.pid);
    await vi.waitFor(() => expect(existsSync(its)).toBe(false), { timeout: 10_000, interval: 20 });
  });
});
