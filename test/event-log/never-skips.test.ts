import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const here = import.meta.dirname;
const read = (folder: string): [string, string][] => readdirSync(join(here, folder)).map((file) => [file, readFileSync(join(here, folder, file), 'utf8')]);
const parts = read('contract');
const contract = readFileSync(join(here, 'contract.ts'), 'utf8');

describe('the contract of the event log', () => {
  it.each(parts)('%s leaves no test out', (_, source) => {
    expect(source).toMatch(/\bit(\.each\([^]*?\))?\('/);
    expect(source).not.toMatch(/\.(skip|only|todo|fails|skipIf|runIf)\b|\bx(it|describe)\b/);
  });

  it('has every part in it', () => {
    for (const [file] of parts) expect(contract).toContain(`from './contract/${file}'`);
    const taken = /for \(const part of \[(.*)\]\)/.exec(contract)?.[1]?.split(', ').sort();
    expect(taken).toEqual(parts.map(([file]) => file.replace('.ts', '')).sort());
    expect(contract).not.toMatch(/\.(skip|only|todo|fails|skipIf|runIf)\b/);
  });

  it.each(['memory', 'postgres', 'kurrentdb'])('is kept by the filling %s as it stands, without a condition', (filling) => {
    const source = readFileSync(join(here, `${filling}.test.ts`), 'utf8');
    expect(source).toMatch(/^eventLogContract\(/m);
    expect(source).not.toMatch(/\.(skip|only|todo)|\bif\b/);
  });

  it('has no test about the log left out beside it', () => {
    const sources = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && file !== 'never-skips.test.ts');
    expect(sources).toEqual(expect.arrayContaining(['race.test.ts', 'torture.test.ts', join('model', 'commands.ts')]));
    for (const file of sources) expect([file, readFileSync(join(here, file), 'utf8')]).toEqual([file, expect.not.stringMatching(/\b(it|test|describe)(\.\w+)*\.(skip|only|todo|fails|skipIf|runIf)\b/)]);
  });
});
