import { join } from 'node:path';
import { takeInFile } from './command-line/import-file.ts';
import { projectFolder, type System } from './system.ts';

const folder = join(projectFolder, 'data/sample');

const files = [
  { kind: 'cohort', path: join(folder, 'cohort.csv') },
  { kind: 'history', path: join(folder, 'history.ndjson') },
] as const;

/**
 * Loads the made-up people of the first start: into an empty log, or where a load that was killed had begun. A system
 * that holds anybody else is left alone. Answers whether there was anything to load.
 */
export const loadSample = async (system: System): Promise<boolean> => {
  const begun = await system.intake.begun();
  const isFinished = ({ kind }: (typeof files)[number]): boolean => begun.some((file) => file.kind === kind && file.finished);
  const isOurs = begun.length > 0 && begun.every(({ name }) => files.some(({ path }) => path.endsWith(`/${name}`)));
  if (files.every(isFinished) || !(isOurs || (await system.log.head()) === 0)) return false;
  for (const { kind, path } of files) await takeInFile(system, kind, path);
  return true;
};
