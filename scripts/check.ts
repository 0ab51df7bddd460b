import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Everything that must hold before a change goes in: `npm test`. Arguments go to vitest and narrow what it runs. */
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'csms-check-'));
const report = join(folder, 'tests.json');

const checks: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types and lint', 'tsx', 'scripts/types-and-lint.ts'],
  ['import rules', 'depcruise', '.'],
];

const vitest = ['run', ...process.argv.slice(2), '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];

const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}` };

interface Outcome {
  readonly succeeded: boolean;
  /** What it printed, unless that was to be seen at once. */
  readonly said: string;
}

/** A third of the share of what has 0: so much that the checks are not left over when the tests have ended. */
const givingWay = 5;

/** What is seen at the end only gives way to what is seen at once, which may be pressed for time. */
const run = (command: string, args: readonly string[], seen: 'at once' | 'at the end'): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', ...(seen === 'at once' ? (['inherit', 'inherit'] as const) : (['pipe', 'pipe'] as const))] });
    if (seen === 'at the end' && child.pid !== undefined) setPriority(child.pid, givingWay);
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ succeeded: false, said: `${error.message}\n` }));
    child.on('close', (code) => resolve({ succeeded: code === 0, said: Buffer.concat(chunks).toString() }));
  });

const check = async ([name, command, ...args]: (typeof checks)[number]) => ({ name, ...(await run(command, args, 'at the end')) });

interface TestReport {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
}

/** Whatever did not pass has failed, also a file that could not be read or a test that did not run. */
const tests = async (): Promise<{ passed: number; failed: number }> => {
  const { succeeded } = await run('vitest', vitest, 'at once');
  try {
    const { numPassedTests: passed, numTotalTests: total } = JSON.parse(readFileSync(report, 'utf8')) as TestReport;
    return { passed, failed: Math.max(total - passed, succeeded ? 0 : 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
};

const [{ passed, failed }, checked] = await Promise.all([tests(), Promise.all(checks.map(check))]);
rmSync(folder, { recursive: true });
for (const { name, succeeded, said } of checked) console.log(`${said}${succeeded ? '✓' : '✗'} ${name}`);

const broken = checked.filter(({ succeeded }) => !succeeded).length;
console.log(`\n${passed + checked.length - broken} passed, ${failed + broken} failed`);
process.exitCode = failed + broken > 0 ? 1 : 0;
