import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { startThrowaway } from '../../adapters/database/embedded/throwaway.ts';
import { type Entry, filesIn, readScenarios } from './read.ts';
import { hasPassed, linesOf, objectOf, type Result } from './report.ts';
import { runScenarios } from './run.ts';

const args = process.argv.slice(2);
const asJson = args.includes('--json');

/** Paths as they were typed: npm runs us in the project's folder, whatever folder it was called from. */
const typed = (path: string): string => {
  const there = resolve(process.env['INIT_CWD'] ?? '.', path);
  return existsSync(there) ? relative('', there) || '.' : path;
};

const play = async (entries: readonly Entry[]): Promise<readonly Result[]> => {
  const scenarios = entries.flatMap((entry) => ('scenario' in entry ? [entry.scenario] : []));
  if (scenarios.length === 0) return entries.map((entry) => ({ entry, failing: [] }));
  const server = await startThrowaway();
  try {
    const found = (await runScenarios(server.url, scenarios)).values();
    return entries.map((entry) => ({ entry, failing: 'scenario' in entry ? (found.next().value ?? []) : [] }));
  } finally {
    await server.stop();
  }
};

const paths = args.filter((arg) => !arg.startsWith('--'));
if (paths.length === 0) {
  process.stderr.write('Name files or folders of scenarios: npm run scenarios -- FILE-OR-FOLDER... [--json]\n');
  process.exitCode = 2;
} else {
  const results = await play(filesIn(paths.map(typed)).flatMap(readScenarios));
  const passed = results.filter(hasPassed).length;
  const lines = asJson ? results.map((result) => JSON.stringify(objectOf(result))) : [...results.flatMap(linesOf), `${passed} passed, ${results.length - passed} failed`];
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = passed === results.length ? 0 : 1;
}
