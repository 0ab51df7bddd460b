import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Entry, filesIn, readScenarios } from './scenarios/read.ts';
import { linesOf, type Result } from './scenarios/report.ts';
import { runScenarios } from './scenarios/run.ts';

const folder = join(import.meta.dirname, 'scenarios');
const files = filesIn([folder]);
const entries = files.flatMap(readScenarios);
const scenarios = entries.flatMap((entry) => ('scenario' in entry ? [entry.scenario] : []));

describe('the lives written down as scenarios', () => {
  const results = new Map<Entry, Result>();
  beforeAll(async () => {
    const found = (await runScenarios(inject('serverUrl'), scenarios, inject('templateName'))).values();
    for (const entry of entries) results.set(entry, { entry, failing: 'scenario' in entry ? (found.next().value ?? []) : [] });
  });

  it('have an id each', () => {
    const ids = scenarios.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.length).toBeGreaterThan(400);
  });

  it.each(files.map((file) => [file.slice(folder.length + 1), file]))('all come true: %s', (_, file) => {
    const here = [...results.values()].filter(({ entry }) => entry.file === file);
    expect(here.length).toBeGreaterThan(0);
    expect(here.flatMap(linesOf)).toEqual([]);
  });
});
