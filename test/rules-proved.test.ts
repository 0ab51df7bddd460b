import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleBook, type RuleId } from '../domain/rules/book.ts';
import { filesIn, readScenarios } from './scenarios/read.ts';

const domain = join(import.meta.dirname, '../domain');
const isCode = (file: string): boolean => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/rules\/book\b/.test(file);
const sources = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter(isCode);

/** Every rule that a decision can rest on: the ids in the domain's code and tables, the book itself aside. */
const cited = new Set(sources.flatMap((file) => readFileSync(join(domain, file), 'utf8').match(/(?<=')[A-Z]+-\d{2}(?=')/g) ?? []));

const scenarios = filesIn([join(import.meta.dirname, 'scenarios')])
  .flatMap(readScenarios)
  .flatMap((entry) => ('scenario' in entry ? [entry.scenario] : []));
const expected = new Set(scenarios.flatMap(({ timeline }) => timeline.flatMap(({ expect: told = {} }) => (told['rules'] ?? []) as string[])));
const subjects = new Set(scenarios.map(({ rule }) => rule));

/** Rules of which one participant's life shows nothing, and where they are kept instead. */
const notInALife: { readonly [R in RuleId]?: string } = {
  'ELIG-08': 'no scenario step makes a dummy registration',
  'ELIG-09': 'whether a private test is entered is for a person to decide; entered, it is a result like any other',
  'D-20': 'no scenario step makes a dummy registration',
  'TT-10': 'the order of a list of many people',
  'COL-06': 'for the colposcopist',
  'ACC-05': 'for the laboratory that receives the sample',
  'ID-01': 'a property of numbers',
  'ID-02': 'a property of codes',
  'COM-01': 'how a letter travels',
  'COM-02': 'how a letter travels',
  'COM-03': 'how a letter travels',
  'COM-04': 'how long laboratories and letters take',
  'SELF-01': 'who may be offered a kit',
  'D-30': 'how a letter travels',
  'RET-01': 'how long papers are kept',
  'RET-02': 'how long papers are kept',
};

describe('the rules', () => {
  it('that a decision can cite are each cited by a step of some scenario, which expects it', () => {
    expect(cited.size).toBeGreaterThan(90);
    expect([...cited].filter((id) => !expected.has(id)).toSorted()).toEqual([]);
  });

  it('have a scenario each, unless there is a reason why not', () => {
    const without = Object.keys(ruleBook).filter((id) => !subjects.has(id) && !expected.has(id));
    expect(without.toSorted()).toEqual(Object.keys(notInALife).toSorted());
  });
});
