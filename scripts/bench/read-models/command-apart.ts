import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { addDays } from '../../../domain/dates/civil-date.ts';
import type { Ground } from '../log/arena.ts';
import type { Pass } from '../measure.ts';
import { until } from './people.ts';

const run = promisify(execFile);
const program = join(import.meta.dirname, '../../../adapters/command-line/main.ts');
const tellsMemory = join(import.meta.dirname, 'tell-memory.ts');

/** The commands that go through all of the log or all of the people, for the n-th time. */
export const commands: Readonly<Record<string, (time: number) => readonly string[]>> = {
  rebuild: () => ['rebuild'],
  run: (time) => ['run', '--until', addDays(until, 28 * time)],
  verify: () => ['verify'],
  'read-models as of': () => ['read-models', '--as-of', until, '--into', 'bench_as_of'],
};

/** Runs a command in a process of its own, as `npm run csms` does, and answers with how long it took and the most memory it held. */
export const commandApart = async ({ url }: Ground, words: readonly string[]): Promise<Pass> => {
  const start = performance.now();
  const { stderr } = await run(process.execPath, [...process.execArgv, '--import', tellsMemory, program, ...words], {
    env: { ...process.env, DATABASE_URL: url, CSMS_IDENTITY_KEY: 'bench'.repeat(7) },
    maxBuffer: 2 ** 26,
  });
  const told = /peak memory (\d+) KiB/.exec(stderr)?.[1];
  if (told === undefined) throw new Error(`${words.join(' ')} told nothing of its memory: ${stderr}`);
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: 1 / seconds, seconds, memory: Number(told) / 1024 };
};
