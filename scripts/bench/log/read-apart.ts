import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Pass } from '../measure.ts';

const run = promisify(execFile);

/** Reads the log at an address in one of the ways there are, in a process of its own that holds nothing else and is started as this one was. */
export const readApart = async (url: string, reading: string): Promise<Pass> => {
  const { stdout } = await run(process.execPath, [...process.execArgv, join(import.meta.dirname, 'reader.ts'), url, reading]);
  return JSON.parse(stdout) as Pass;
};
