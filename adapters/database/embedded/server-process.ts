import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { clusterFolder, logFile } from './initialise.ts';
import type { ServerUser } from './server-user.ts';
import type { Settings } from './settings.ts';

/** PostgreSQL's own note of who serves a cluster. */
const pidFile = (dataFolder: string): string => join(clusterFolder(dataFolder), 'postmaster.pid');

export interface Noted {
  readonly pid: number;
  readonly port: number;
}

/** The server that says it serves this folder; it may be dead, starting or stopping. In a copied folder the note speaks of the original. */
export const notedServer = (dataFolder: string): Noted | undefined => {
  try {
    const [pid, cluster, , port] = readFileSync(pidFile(dataFolder), 'utf8').split('\n');
    return cluster === clusterFolder(dataFolder) ? { pid: Number(pid), port: Number(port) } : undefined;
  } catch {
    return undefined;
  }
};

/** Whether the process is there, and (where the system tells) is PostgreSQL and not one that was given the same number since. */
export const isServing = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return true;
  }
};

/** PostgreSQL believes any process of its user with the noted number to be a server, as happens when a container starts anew. */
const forgetDead = (dataFolder: string): void => {
  const noted = notedServer(dataFolder);
  if (noted === undefined || !isServing(noted.pid)) rmSync(pidFile(dataFolder), { force: true });
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

export interface ServerProcess {
  readonly pid: number;
  readonly hasEnded: () => boolean;
  /** SIGTERM, which PostgreSQL takes as: let those who are connected finish, then stop. */
  readonly stopWhenIdle: () => void;
}

/**
 * Starts the server on a free port of the loopback interface. It has a session of its own, so that Ctrl-C in a terminal,
 * which goes to every process of ours, leaves it to us to stop it last. It may end at once: another may serve the folder.
 */
export const spawnServer = async (dataFolder: string, binaries: string, user: ServerUser, settings: Settings): Promise<ServerProcess> => {
  forgetDead(dataFolder);
  const all = { ...settings, port: await freePort() };
  const log = openSync(logFile(dataFolder), 'w', 0o600);
  if (user !== undefined) chownSync(logFile(dataFolder), user.uid, user.gid);
  const child = spawn(
    join(binaries, 'postgres'),
    ['-D', clusterFolder(dataFolder), ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...user, cwd: clusterFolder(dataFolder), env: { LC_ALL: 'C' }, detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  await once(child, 'spawn');
  child.unref();
  return {
    pid: child.pid ?? 0,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stopWhenIdle: () => child.kill('SIGTERM'),
  };
};

/** SIGINT, which PostgreSQL takes as: roll back, disconnect everybody, write everything down, stop. Done when it has. */
export const stopServer = async (dataFolder: string, pid: number): Promise<void> => {
  if (isServing(pid)) process.kill(pid, 'SIGINT');
  while (existsSync(pidFile(dataFolder)) && isServing(pid)) await delay(10);
  while (isServing(pid)) await delay(10);
};
