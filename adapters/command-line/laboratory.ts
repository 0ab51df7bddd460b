import { systemActor } from '../../application/daily-run/diary.ts';
import { fileOnDisk } from '../laboratory/file-on-disk.ts';
import { told } from '../laboratory/told.ts';
import type { System } from '../system.ts';
import { progress } from './progress.ts';
import { CommandFailed } from './with-system.ts';

/** Takes in files of laboratories, one after the other. Fails, with what became of each, when one is corrupt. Stopped anywhere, the same again goes on. */
export const receiveFiles = async ({ clock, readModels, receiveFile, integrity }: Pick<System, 'clock' | 'readModels' | 'receiveFile' | 'integrity'>, paths: readonly string[]): Promise<string> => {
  const lines: string[] = [];
  let corrupt = 0;
  await readModels.catchUp();
  for (const path of paths) {
    const file = await fileOnDisk(path);
    const bar = progress('Laboratory');
    const onProgress = (done: number, of: number): void => bar.show(done / of, `${done} results of ${file.name}`);
    const received = await receiveFile(file, { today: clock.today(), actor: systemActor, channel: 'upload', onProgress, sendAnswer: () => Promise.resolve('csms laboratory acknowledgement') }).finally(() => bar.end());
    lines.push(told(received), ...(received.file.answered === null ? [] : [`  Acknowledged: ${received.file.answered}. The answer to the laboratory: csms laboratory acknowledgement ${received.fileId}`]));
    if (received.file.place.at === 'corrupt') corrupt += 1;
  }
  await integrity.checkpoint();
  if (corrupt > 0) throw new CommandFailed(lines.join('\n'));
  return lines.join('\n');
};
