import { join } from 'node:path';
import { takeInFile } from './command-line/import-file.ts';
import { importSenders } from './command-line/import-senders.ts';
import { digestOf } from './files/digest.ts';
import { projectFolder, type System } from './system.ts';

const folder = join(projectFolder, 'data/sample');

const files = [
  { kind: 'cohort', path: join(folder, 'cohort.csv') },
  { kind: 'history', path: join(folder, 'history.ndjson') },
] as const;

/**
 * Loads the made-up people of the first start: into an empty log, or where a load that was killed had begun. A system
 * that holds anybody else is left alone.
 */
export const loadSample = async (system: System): Promise<void> => {
  const begun = await system.intake.begun();
  const digests = await Promise.all(files.map(({ path }) => digestOf(path)));
  const isSample = begun.length > 0 && begun.every(({ digest }) => digests.includes(digest));
  if (!isSample && (await system.log.head()) > 0) return;
  const left = files.filter((_, i) => !begun.some(({ digest, finished }) => finished && digest === digests[i]));
  // Only with the first start: what somebody changed in the register since stays.
  if (left.length > 0) await importSenders(system, join(folder, 'senders.csv'));
  for (const { kind, path } of left) await takeInFile(system, kind, path);
};
