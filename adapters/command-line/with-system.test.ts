import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const main = join(import.meta.dirname, 'main.ts');

/** An address at which no database is: whoever gets so far is told that. */
const environment = { ...process.env, DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/csms' };

const said = (groups: string, ...command: readonly string[]): Promise<string> =>
  new Promise((answer) => {
    execFile(process.execPath, ['--import', 'tsx', main, ...command], { env: { ...environment, CSMS_COMMAND_LINE_GROUPS: groups } }, (error, _, told) => answer(`${error?.code ?? 0}: ${told}`));
  });

it('the command line lets nobody do what none of their groups may', async () => {
  const [refused, looking, mixed] = await Promise.all([said('auditor', 'run'), said('system-client', 'show', '9000000009'), said('system-client,auditor', 'show', '9000000009')]);
  expect(refused).toMatch(/^1: access-denied: .*\(operate\) is not among what auditor may do/);
  expect(looking).toMatch(/^1: access-denied: .*\(read-history\) is not among what system-client may do/);
  expect(mixed).not.toContain('access-denied');
});
