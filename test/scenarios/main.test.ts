import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');
const participant = { dateOfBirth: '1992-06-20', gender: 'female', practice: 'A81001' };
const life = (id: string, expectation: object) => ({
  id,
  title: 'Joins at 33',
  rule: 'ELIG-03',
  participant,
  timeline: [
    { on: '2026-01-12', do: 'join' },
    { on: '2026-01-13', do: 'advance', expect: expectation },
  ],
});

const files: Readonly<Record<string, string>> = {
  'alone.json': JSON.stringify(life('ONE', { recallStatus: 'pnl', nextTestDueDate: '2026-03-24' })),
  'broken.json': '{ "id": ',
  'many/mixed.json': JSON.stringify([
    life('TWO', { recallStatus: 'invited', letters: ['PA1'], onLists: ['pnl'] }),
    { ...life('THREE', {}), rule: undefined, colour: 'green' },
    { ...life('FOUR', {}), timeline: [{ on: '2026-02-30', do: 'join' }, { on: '2026-02-01', do: 'advance' }] },
    life('FIVE', { recalStatus: 'pnl' }),
    { ...life('SIX', {}), timeline: [{ on: '2026-01-12', do: 'join' }, { on: '2026-01-13', do: 'cease', with: { by: 'nobody' } }] },
  ]),
  'many/notes.txt': 'no scenario',
};


describe('the command that plays scenarios', () => {
  const folder = mkdtempSync(join(tmpdir(), 'csms-scenarios-'));
  const run = (...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [join(project, 'node_modules/tsx/dist/cli.mjs'), join(project, 'test/scenarios/main.ts'), ...args], {
        cwd: project,
        env: { ...process.env, INIT_CWD: folder },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.on('close', (code) => resolve({ code, out }));
    });

  beforeAll(() => {
    mkdirSync(join(folder, 'many'));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints a line for each expectation that does not hold and each place that does not fit, then how many passed', async () => {
    const { code, out } = await run('alone.json', 'broken.json', 'many', 'gone.json');
    const told = out.trimEnd().split('\n').map((line) => line.replace(/^\S*\/(?=(broken|many\/mixed)\.json)/, ''));
    expect(told).toEqual([
      expect.stringMatching(/^broken\.json · is not JSON: /),
      'TWO · step 2 · recallStatus · expected "invited" · got "pnl"',
      'TWO · step 2 · letters · expected ["PA1"] · got []',
      "many/mixed.json · /1 must have required property 'rule'",
      'many/mixed.json · /1 must NOT have additional properties: colour',
      'many/mixed.json · /2/timeline/0/on is not a day of the calendar',
      'many/mixed.json · /2/timeline/1/on lies before the step before it',
      'FIVE · step 2 · recalStatus · expected "pnl" · got "no such expectation"',
      'SIX · step 2 · with · expected "what cease needs" · got "reason, by"',
      'gone.json · cannot be read: ENOENT',
      '1 passed, 7 failed',
    ]);
    expect(code).toBe(1);
  });

  it('with --json prints one object a scenario, and ends with 0 when all hold', async () => {
    const { code, out } = await run('alone.json', '--json');
    expect(out.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { id: 'ONE', title: 'Joins at 33', rule: 'ELIG-03', file: expect.stringMatching(/alone\.json$/) as string, passed: true, failing: [] },
    ]);
    expect(code).toBe(0);
  });

  it('without a file says how to use it', async () => {
    expect(await run()).toEqual({ code: 2, out: '' });
  });
});
