import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync, statfsSync } from 'node:fs';
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
 * Waits, outside our process, for our end, whatever that is; then stops the servers that are left in the folder and removes it.
 * In a copied folder a server's note speaks of the original, and a dead one's number may be another's by now: those are not ours to stop.
 */
const afterUs = `read -r word
find "$0" -name postmaster.pid 2>/dev/null | while read -r note; do
  pid=$(head -n 1 "$note")
  [ "$(sed -n 2p "$note")" = "\${note%/*}" ] && [ "$(cat "/proc/$pid/comm" || echo postgres)" = postgres ] && kill -INT "$pid" && while kill -0 "$pid"; do sleep 0.1; done
done
rm -rf "$0"`;

/**
 * A new folder that goes with this process, and that the server's user may enter: on a disk, or for what need not outlive
 * a power cut in memory, if there is room. Making and removing thousands of files there costs far less.
 */
export const temporaryFolder = (where: 'on disk' | 'in memory' = 'on disk'): string => {
  const roots = [...(where === 'in memory' && hasRoom() ? [inMemory] : []), tmpdir(), '/tmp', '/var/tmp'];
  const root = roots.find((each) => canEnter(each, serverUserOf(each)));
  const folder = realpathSync(mkdtempSync(join(root ?? tmpdir(), 'csms-throwaway-')));
  chmodSync(folder, 0o711);
  spawn('/bin/sh', ['-c', afterUs, folder], { cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] }).unref();
  return folder;
};

/** A server for tests and measurements: empty, fast unless it is to be durable, and gone with its folder when stopped, or when this process is killed. */
export const startThrowaway = async (settings: Settings = throwaway): Promise<EmbeddedServer> => {
  const dataFolder = temporaryFolder(settings['fsync'] === 'off' ? 'in memory' : 'on disk');
  const server = await startEmbedded({ dataFolder, settings });
  const stop = async () => {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  return { ...server, stop };
};
