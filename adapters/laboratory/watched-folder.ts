import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemActor } from '../../application/daily-run/diary.ts';
import type { Received } from '../../application/laboratory/receive-file.ts';
import type { System } from '../system.ts';
import { fileOnDisk } from './file-on-disk.ts';
import { nhsack } from './nhs004/answer.ts';
import { told } from './told.ts';
import type { Log } from '../logging/logger.ts';

/** How often the folder is looked into, in milliseconds. */
export const lookEvery = 5_000;

type Parts = Pick<System, 'clock' | 'receiveFile'>;
/**
 * Looks into a folder, once a call: takes in every file that has not changed since the last look (until then somebody may still be
 * writing it), and puts it into `taken`, or into `corrupt` beside a note of what is wrong. Answers to laboratories are put into
 * `answers`. What could not be taken for want of the log or the disk stays, and is tried again. Names that begin with a dot are passed over.
 */
export const folderLooker = ({ clock, receiveFile }: Parts, folder: string, log: Pick<Log, 'info' | 'error'>): (() => Promise<void>) => {
  let before = new Map<string, string>();

  const take = async (name: string): Promise<void> => {
    const path = join(folder, name);
    const sendAnswer = async (answer: Parameters<typeof nhsack>[0]): Promise<string> => {
      await writeFile(join(await made(folder, 'answers'), `${name}.ack`), nhsack(answer, clock.now()));
      return `${name}.ack`;
    };
    const received = await receiveFile(await fileOnDisk(path), { today: clock.today(), actor: systemActor, channel: 'folder', sendAnswer });
    await putAway(folder, name, received);
    log.info({ file: received.fileId, state: received.file.place.at, again: received.again, counts: received.items }, 'laboratory-file');
  };

  return async () => {
    const now = new Map<string, string>();
    for (const name of await filesIn(folder)) {
      const { size, mtimeMs } = await stat(join(folder, name));
      now.set(name, `${size} ${mtimeMs}`);
    }
    const settled = [...now].filter(([name, state]) => before.get(name) === state);
    before = now;
    for (const [name] of settled)
      await take(name).catch((error: unknown) => log.error({ error }, 'laboratory-file-not-taken'));
  };
};

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name).sort();

const made = async (folder: string, name: string): Promise<string> => {
  await mkdir(join(folder, name), { recursive: true });
  return join(folder, name);
};

/** Under its own name, unless another file stands there: then with its id before it. */
const putAway = async (folder: string, name: string, received: Received): Promise<void> => {
  const isCorrupt = received.file.place.at === 'corrupt';
  const into = await made(folder, isCorrupt ? 'corrupt' : 'taken');
  const isFree = !(await readdir(into)).includes(name);
  const path = join(into, isFree ? name : `${received.fileId} ${name}`);
  if (isCorrupt) await writeFile(`${path}.reason.txt`, `${told(received)}\n`);
  await rename(join(folder, name), path);
};

/** Looks into the folder now and then. What it answers with ends it, when what is under way is done. */
export const watchFolder = (parts: Parts, folder: string, log: Pick<Log, 'info' | 'error'>): (() => Promise<void>) => {
  const look = folderLooker(parts, folder, log);
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => log.error({ error }, 'laboratory-folder-unreadable'))
      .finally(() => (looking = null));
  }, lookEvery);
  return async () => {
    clearInterval(timer);
    await looking;
  };
};
