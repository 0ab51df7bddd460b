import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Everything that must hold before a change goes in: `npm test`. Arguments go to vitest and narrow what it runs. */
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'csms-check-'));
const report = join(folder, 'tests.json');

const checks: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc', '--noEmit'],
  ['lint', 'eslint', '.', '--max-warnings', '0'],
  ['import rules', 'depcruise', '.'],
];

const vitest = ['run', ...process.argv.slice(2), '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];

const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}` };

/** True if the command succeeded. What it prints comes out in one piece, so that checks can run side by side. */
const run = (command: string, args: readonly string[], output: 'at once' | 'at the end'): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', ...(output === 'at once' ? (['inherit', 'inherit'] as const) : (['pipe', 'pipe'] as const))] });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      process.stdout.write(Buffer.concat(chunks));
      resolve(false);
    });
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(chunks));
      resolve(code === 0);
    });
  });

const check = async ([name, command, ...args]: (typeof checks)[number]): Promise<boolean> => {
  const holds = await run(command, args, 'at the end');
  console.log(`${holds ? '✓' : '✗'} ${name}`);
  return holds;
};

interface TestReport {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
}

/** Whatever did not pass has failed, also a file that could not be read or a test that did not run. */
const tests = async (): Promise<{ passed: number; failed: number }> => {
  const succeeded = await run('vitest', vitest, 'at once');
  try {
    const { numPassedTests: passed, numTotalTests: total } = JSON.parse(readFileSync(report, 'utf8')) as TestReport;
    return { passed, failed: Math.max(total - passed, succeeded ? 0 : 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
};

const held = await Promise.all(checks.map(check));
const { passed, failed } = await tests();
rmSync(folder, { recursive: true });

const broken = held.filter((holds) => !holds).length;
console.log(`\n${passed + held.length - broken} passed, ${failed + broken} failed`);
process.exitCode = failed + broken > 0 ? 1 : 0;
