import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverFolder, type ServerUser } from './server-user.ts';

export const clusterFolder = (dataFolder: string): string => join(serverFolder(dataFolder), 'cluster');
export const passwordFile = (dataFolder: string): string => join(serverFolder(dataFolder), 'password');
export const logFile = (dataFolder: string): string => join(serverFolder(dataFolder), 'server.log');

/** The server's one user. */
export const serverRole = 'csms';

const unfinished = 'initialising-';

const ownedBy = (user: ServerUser, path: string): void => {
  if (user !== undefined) chownSync(path, user.uid, user.gid);
};

/** Text order and case are those of Unicode code points, the same on every machine. */
const options = [
  `--username=${serverRole}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];

/**
 * Makes a new cluster with a random password, unless there is one. It is made aside and renamed into place when whole,
 * so a crash leaves nothing that the next start could take for a database; what a crash left is removed.
 */
export const initialise = async (
  dataFolder: string,
  binaries: string,
  user: ServerUser,
  sync: 'sync' | 'no-sync',
): Promise<void> => {
  if (existsSync(serverFolder(dataFolder))) return;
  const folder = mkdtempSync(join(dataFolder, unfinished));
  ownedBy(user, folder);
  mkdirSync(join(folder, 'cluster'), { mode: 0o700 });
  writeFileSync(join(folder, 'password'), randomBytes(24).toString('base64url'), { mode: 0o600 });
  for (const name of ['cluster', 'password']) ownedBy(user, join(folder, name));
  try {
    await promisify(execFile)(
      join(binaries, 'initdb'),
      [`--pgdata=${join(folder, 'cluster')}`, `--pwfile=${join(folder, 'password')}`, ...options, ...(sync === 'sync' ? [] : ['--no-sync'])],
      { ...user, cwd: folder, env: { LC_ALL: 'C' } },
    );
    renameSync(folder, serverFolder(dataFolder));
  } catch (error) {
    // Another process may have been first; its database is as good.
    if (!existsSync(serverFolder(dataFolder))) throw error;
  }
  for (const name of readdirSync(dataFolder))
    // Another process that began at the same time may still be writing to its own: it is removed when that has ended.
    if (name.startsWith(unfinished)) rmSync(join(dataFolder, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
};
