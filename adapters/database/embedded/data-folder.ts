import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { serverFolder, serverUserOf, type ServerUser } from './server-user.ts';

/** Whether the server's user may pass through a folder. Asked of the system itself: modes alone don't tell (ACLs, mounts). */
export const canEnter = (folder: string, user: ServerUser): boolean =>
  spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { cwd: '/', stdio: 'ignore', ...user }).status === 0;

const isOurs = (dataFolder: string): boolean => {
  const server = statSync(serverFolder(dataFolder), { throwIfNoEntry: false });
  return server === undefined || process.getuid?.() === 0 || server.uid === process.getuid?.();
};

/** The folder itself, or the first above it that is there. */
export const nearestExisting = (folder: string): string => (existsSync(folder) ? folder : nearestExisting(dirname(folder)));

const closed = 'PostgreSQL cannot run as root, and the user lent to it may not enter this folder';

/** Says why the folder can't hold the data, if so; else makes it if need be. */
export const whyUnusable = (dataFolder: string): string | undefined => {
  try {
    if (!canEnter(nearestExisting(resolve(dataFolder)), serverUserOf(dataFolder))) return closed;
    if (mkdirSync(dataFolder, { recursive: true }) !== undefined) chmodSync(dataFolder, 0o711);
    accessSync(dataFolder, constants.W_OK | constants.X_OK);
    if (!isOurs(dataFolder)) return 'its database belongs to another user';
    return canEnter(dataFolder, serverUserOf(dataFolder)) ? undefined : closed;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
};

const keyed = (project: string): string =>
  `${basename(project)}-${createHash('sha256').update(project).digest('hex').slice(0, 8)}`;

/** The folder for programs' data in which ours is kept when the project can't hold it. */
const dataHome = (): string =>
  process.env['XDG_DATA_HOME'] ?? (process.getuid?.() === 0 ? '/var/lib' : join(homedir(), '.local/share'));

/** Where a project's data may live, best first. The same on every start, so that the second finds what the first wrote. */
const candidates = (project: string): string[] => [
  join(project, '.data'),
  join(dataHome(), 'csms', keyed(project)),
  join(tmpdir(), `csms-${process.getuid?.() ?? 'data'}`, keyed(project)),
];

/** `.data` in the project; where the server's user can't reach it, a folder of the machine that is keyed by the project's path. */
export const defaultDataFolder = (project: string): string => {
  const folders = candidates(project);
  const folder = folders.find((candidate) => whyUnusable(candidate) === undefined);
  if (folder !== undefined) return folder;
  const reasons = folders.map((each) => `${each} (${whyUnusable(each) ?? ''})`).join(', ');
  throw new Error(`No folder for the database: ${reasons}. Set CSMS_DATA to a folder that can hold it, or DATABASE_URL.`);
};
