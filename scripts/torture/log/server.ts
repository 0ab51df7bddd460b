import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { isServing } from '../../../adapters/database/embedded/server-process.ts';
import { type ServerUser, serverUserOf } from '../../../adapters/database/embedded/server-user.ts';
import { startEmbedded } from '../../../adapters/database/embedded/start.ts';
import { temporaryFolder } from '../../../adapters/database/embedded/throwaway.ts';

/** A durable server of its own, on a folder of its own, that is made to suffer. */
export interface Victim {
  /** Holds the password. After a revival it may be another. */
  readonly url: () => string;
  /** SIGKILL to the server's main process and all its children: as when the machine loses power, but for what it had not yet written to the disk. */
  readonly kill: () => void;
  /** SIGKILL to some of the children, upon which the server ends all others and recovers by itself. */
  readonly killSome: (which: (pids: readonly number[]) => readonly number[]) => void;
  /** No process of the server may make a file longer than this; null: no limit. */
  readonly limitFiles: (bytes: number | null) => void;
  /** Answers once the server does, whether it recovers by itself or has to be started. */
  readonly revive: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const victim = async (): Promise<Victim> => {
  const dataFolder = temporaryFolder();
  let server = await startEmbedded({ dataFolder });
  const user = serverUserOf(dataFolder);
  return {
    url: () => server.url,
    kill: () => [server.pid, ...childrenOf(server.pid)].forEach(killed),
    killSome: (which) => which(childrenOf(server.pid)).forEach(killed),
    limitFiles: (bytes) => {
      // The main process first: its children inherit the limit.
      limited(server.pid, bytes, user);
      for (const pid of childrenOf(server.pid)) limited(pid, bytes, user);
    },
    revive: async () => {
      const before = server;
      server = await startEmbedded({ dataFolder });
      await before.stop();
    },
    stop: async () => {
      await server.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
};

const childrenOf = (parent: number): number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, ppid]) => (ppid === parent && pid !== undefined ? [pid] : []));

const killed = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

/** By prlimit, of util-linux, as the server's user. A process that has ended meanwhile needs none. */
const limited = (pid: number, bytes: number | null, user: ServerUser): void => {
  try {
    execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes ?? 'unlimited'}:`], { ...user, cwd: '/', stdio: 'ignore' });
  } catch (error) {
    if (isServing(pid)) throw error;
  }
};

/** Whether this machine can limit another process's files. */
export const canLimitFiles = (): boolean => {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
