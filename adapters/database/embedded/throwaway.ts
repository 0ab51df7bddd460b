import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter } from './data-folder.ts';
import { serverUserOf } from './server-user.ts';
import { type Settings, throwaway } from './settings.ts';
import { startEmbedded, type EmbeddedServer } from './start.ts';

/** Linux keeps this folder in memory. Containers often give it 64 MB; databases of tests need more. */
const inMemory = '/dev/shm';
const roomNeeded = 2 ** 31;

const hasRoom = (): boolean => {
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize >= roomNeeded;
  } catch {
    return false;
  }
};

/**
 * A new folder that goes with the machine and that the server's user may enter: on a disk, or for what need not outlive
 * a power cut in memory, if there is room. Making and removing thousands of files there costs far less.
 */
export const temporaryFolder = (where: 'on disk' | 'in memory' = 'on disk'): string => {
  const roots = [...(where === 'in memory' && hasRoom() ? [inMemory] : []), tmpdir(), '/tmp', '/var/tmp'];
  const root = roots.find((each) => canEnter(each, serverUserOf(each)));
  const folder = mkdtempSync(join(root ?? tmpdir(), 'csms-throwaway-'));
  chmodSync(folder, 0o711);
  return folder;
};

/** Waits, outside our process, for our end; if that comes without a word, stops the server and removes its folder. */
const afterUs = 'read -r word || { kill -INT "$0"; while kill -0 "$0"; do sleep 0.1; done; rm -rf "$1"; }';

/** A server for tests and measurements: empty, fast unless it is to be durable, and gone with its folder when stopped, or when this process is killed. */
export const startThrowaway = async (settings: Settings = throwaway): Promise<EmbeddedServer> => {
  const dataFolder = temporaryFolder(settings['fsync'] === 'off' ? 'in memory' : 'on disk');
  const server = await startEmbedded({ dataFolder, settings });
  const watch = spawn('/bin/sh', ['-c', afterUs, String(server.pid), dataFolder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watch.unref();
  const stop = async () => {
    await server.stop();
    watch.stdin.end('stopped\n');
    rmSync(dataFolder, { recursive: true, force: true });
  };
  return { ...server, stop };
};
