import { systemActor } from '../../application/daily-run/diary.ts';
import { importCohort, type ImportReport } from '../../application/import-cohort.ts';
import { importHistory } from '../../application/import-history.ts';
import { cohortFile } from '../files/cohort/cohort-file.ts';
import { historyFile } from '../files/history/history-file.ts';
import type { System } from '../system.ts';
import { progress } from './progress.ts';

export type FileKind = 'cohort' | 'history';

const report = ({ file, read, loaded, unchanged, faulty, faults }: ImportReport): string =>
  [
    `${file}: ${read} rows read, ${loaded} loaded, ${unchanged} brought nothing new, ${faulty} could not be taken.`,
    ...faults.map(({ line, field, code, message }) => `  ${line === 0 ? 'the file' : `line ${line}`}${field === undefined ? '' : `, ${field}`}: ${code}. ${message}`),
    ...(faulty > faults.length ? ['  … All are kept in the table intake.fault.'] : []),
  ].join('\n');

/** Loads a file, with a progress bar. Killed anywhere and loaded again, it ends where it would have ended. */
export const takeInFile = async (system: System, kind: FileKind, path: string): Promise<ImportReport> => {
  const bar = progress(kind === 'cohort' ? 'Cohort' : 'Screening histories');
  const options = {
    today: system.clock.today(),
    actor: systemActor,
    onProgress: ({ done, read }: { readonly done: number; readonly read: number }) => bar.show(done, `${read} rows`),
  };
  try {
    return kind === 'cohort'
      ? await importCohort(system)(await cohortFile(path, options.today), options)
      : await importHistory(system)(await historyFile(path, options.today), options);
  } finally {
    bar.end();
  }
};

export const importFile = async (system: System, kind: FileKind, path: string): Promise<string> => {
  const taken = await takeInFile(system, kind, path);
  await system.integrity.checkpoint();
  return report(taken);
};
