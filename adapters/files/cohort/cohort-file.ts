import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CohortRow, ReceivedFile } from '../../../application/import-cohort.ts';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import { digestOf } from '../digest.ts';
import { rowsOfCsv } from './from-csv.ts';
import { rowsOfParquet } from './from-parquet.ts';

/** A file of the national cohort feed, Parquet or CSV, whatever it is called. Rejects when it cannot be opened. */
export const cohortFile = async (path: string, today: CivilDate): Promise<ReceivedFile<CohortRow>> => {
  const { size } = await stat(path);
  const rows = (await beginsWith(path, 'PAR1')) ? rowsOfParquet(path, today) : rowsOfCsv(path, size, today);
  return { name: basename(path), digest: await digestOf(path), rows };
};

const beginsWith = async (path: string, mark: string): Promise<boolean> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mark.length), 0, mark.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === mark;
  } finally {
    await file.close();
  }
};
