import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleBook } from '../domain/rules/book.ts';
import { notDecidedHere } from '../scripts/rule-index/not-decided-here.ts';
import { namedTests } from '../scripts/rule-index/proofs.ts';
import { filesIn, readScenarios } from './scenarios/read.ts';

const scenarios = filesIn([join(import.meta.dirname, 'scenarios')])
  .flatMap(readScenarios)
  .flatMap((entry) => ('scenario' in entry ? [entry.scenario] : []));

/** Rules that a step of some scenario expects to be cited. */
const expected = new Set(scenarios.flatMap(({ timeline }) => timeline.flatMap(({ expect: told = {} }) => (told['rules'] ?? []) as string[])));
/** Rules of which scenarios cannot speak: their vocabulary registers nobody under a dummy number, and each is about one person whose results are known to be theirs, and ends where a letter is owed: not with the way that it takes; nor of what is kept beside a record. */
const beyondScenarios = ['ELIG-08', 'D-20', 'D-30', 'D-34', 'D-44', 'D-45', 'D-46', 'COM-01', 'COM-02', 'COM-03', 'COM-04', 'COM-05', 'D-35', 'D-36', 'D-37', 'D-39', 'D-40', 'D-47', 'SRC-02', 'SRC-03', 'RET-03'];

const isInBook = (id: string): boolean => Object.hasOwn(ruleBook, id);

describe('the scenarios', () => {
  it('expect every rule to be cited on which a decision can rest, but those of which they cannot speak', () => {
    const missing = Object.keys(ruleBook).filter((id) => !Object.hasOwn(notDecidedHere, id) && !expected.has(id));
    expect(missing.toSorted()).toEqual(beyondScenarios.toSorted());
  });

  it('are about rules of the book', () => {
    expect(scenarios.filter(({ rule }) => !isInBook(rule)).map(({ id }) => id)).toEqual([]);
    expect([...expected].filter((id) => !isInBook(id))).toEqual([]);
  });
});

it('a rule of which scenarios cannot speak is proved by tests that name it', () => {
  const named = new Set(namedTests().map(({ rule }) => rule));
  expect(beyondScenarios.filter((id) => !named.has(id))).toEqual([]);
});
