import { readFileSync, realpathSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { binariesFor } from './binaries.ts';
import { whyUnusable } from './data-folder.ts';
import { initialise, logFile } from './initialise.ts';
import { joinServer, type Keeper } from './keeper.ts';
import { beforeLeaving } from './leaving.ts';
import { isServing, notedServer, spawnServer, stopServer, type ServerProcess } from './server-process.ts';
import { serverUserOf } from './server-user.ts';
import { durable, type Settings } from './settings.ts';

export interface EmbeddedServer {
  /** Of the database that the system's data is in. Holds the password: not for logs. */
  readonly url: string;
  /** Of the server's main process. */
  readonly pid: number;
  /** Stops the server, unless another process uses it too. May be called twice. */
  readonly stop: () => Promise<void>;
}

export interface Options {
  /** Must survive restarts; see `defaultDataFolder`. Made if missing. */
  readonly dataFolder: string;
  /** Over the durable defaults. */
  readonly settings?: Settings;
}

/** After a crash the dead server's processes may hold the folder for a moment: each attempt waits twice as long, 5 s in all. */
const attempts = 8;
const firstPause = 20;

const failure = (dataFolder: string): Error =>
  new Error(`The embedded PostgreSQL does not start on ${dataFolder}:\n${readFileSync(logFile(dataFolder), 'utf8').slice(-2000)}`);

const isWorking = (dataFolder: string, own: ServerProcess | undefined): boolean => {
  if (own !== undefined && !own.hasEnded()) return true;
  const noted = notedServer(dataFolder);
  return noted !== undefined && isServing(noted.pid);
};

/** Joins the server of this folder, starting one if nobody has. While one is starting, recovering or stopping, waits. */
const serve = async (dataFolder: string, start: () => Promise<ServerProcess>): Promise<{ keeper: Keeper; own: ServerProcess | undefined }> => {
  let own: ServerProcess | undefined;
  for (let started = 0; ; ) {
    const keeper = await joinServer(dataFolder);
    if (keeper !== undefined) return { keeper, own: keeper.pid === own?.pid ? own : undefined };
    if (!isWorking(dataFolder, own)) {
      if (started > 0) await delay(firstPause * 2 ** started);
      if (started++ === attempts) throw failure(dataFolder);
      own = await start();
    }
    await delay(firstPause);
  }
};

/**
 * Runs a PostgreSQL on a folder, for this process and any other that asks for the same folder: makes the database the
 * first time, recovers it after a crash, and joins a server that runs there already, be it another process's or one
 * that outlived a killed process. The last to stop stops it. Throws, with what to do, if it can't run here.
 */
export const startEmbedded = async ({ dataFolder: given, settings = {} }: Options): Promise<EmbeddedServer> => {
  const reason = whyUnusable(given);
  if (reason !== undefined)
    throw new Error(`${given} cannot hold the database: ${reason}. Set CSMS_DATA to another folder, or DATABASE_URL.`);
  const dataFolder = realpathSync(given);
  const user = serverUserOf(dataFolder);
  const binaries = binariesFor(user);
  const all = { ...durable, ...settings };
  await initialise(dataFolder, binaries, user, all['fsync'] === 'off' ? 'no-sync' : 'sync');
  const { keeper, own } = await serve(dataFolder, () => spawnServer(dataFolder, binaries, user, all));

  let stopping: Promise<void> | undefined;
  const stopOnce = async () => {
    const told = await keeper.isLast();
    const again = told === undefined ? await joinServer(dataFolder) : undefined;
    const last = told ?? (await again?.isLast());
    if (last === true) await stopServer(dataFolder, keeper.pid);
    await again?.close();
    await keeper.close();
    stay();
  };
  const stop = () => (stopping ??= stopOnce());
  const stay = beforeLeaving(stop, () => own?.stopWhenIdle());
  return { url: keeper.url, pid: keeper.pid, stop };
};
