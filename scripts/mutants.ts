import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm run mutants -- FILE...`: changes the rules and deciders one small step at a time, and tells which changes no test
 * notices. Without files, all of them, which takes an hour or more. Stryker and what it drags in stay out of the project:
 * they are installed once, with the project's own packages beside them, in a folder among the machine's temporary ones.
 */
const root = join(import.meta.dirname, '..');
const folder = join(tmpdir(), 'csms-mutants');
const stryker = ['core', 'vitest-runner'].map((part) => `@stryker-mutator/${part}@9.6.1`);

const everything = ['domain/rules/*.ts', 'domain/participant/*.ts', 'domain/participant/decide/*.ts', '!domain/participant/example-life.ts'];
const asked = process.argv.slice(2);
const mutate = [...(asked.length === 0 ? everything : asked), '!**/*.test.ts'];

const settings = {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutants/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  timeoutMS: 10_000,
  // What is said to people is not what is decided.
  mutator: { excludedMutations: ['StringLiteral'] },
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { logTests: false, reportTests: false },
  checkers: [],
  disableTypeChecks: false,
  mutate,
};

const run = (command: string, args: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });

const copied = ['domain', 'application', 'projections', 'adapters', 'test', 'package.json', 'package-lock.json', 'tsconfig.json'];
mkdirSync(folder, { recursive: true });
for (const name of copied) {
  rmSync(join(folder, name), { recursive: true, force: true });
  cpSync(join(root, name), join(folder, name), { recursive: true });
}
writeFileSync(join(folder, 'stryker.config.json'), JSON.stringify(settings));
const installed = await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', ...stryker]);
process.exitCode = installed === 0 ? await run(join(folder, 'node_modules/.bin/stryker'), ['run']) : installed;
console.log(`The report is ${join(folder, 'reports/mutation/mutation.json')}`);
