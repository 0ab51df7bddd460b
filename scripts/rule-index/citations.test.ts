import { describe, expect, it } from 'vitest';
import { ruleBook } from '../../domain/rules/book.ts';
import { citations, citationsIn } from './citations.ts';
import { notDecidedHere } from './not-decided-here.ts';
import { scenarios } from './proofs.ts';
import { filesIn, parse, read } from './source-files.ts';

const isInTheBook = (id: string): boolean => Object.hasOwn(ruleBook, id);

describe('a rule is cited', () => {
  const cited = (code: string) => citationsIn(parse('x.ts', code)).map(({ rule, place }) => [rule, place]);

  it.each([
    ["export const f = () => cite('D-01');", [['D-01', 'f']]],
    ["const g = (early: boolean) => [cite(early ? 'NTDD-06' : `NTDD-05`, '6 weeks')];", [['NTDD-06', 'g'], ['NTDD-05', 'g']]],
    ["const table = [{ from, rule: 'TT-01', value: 10 }];", [['TT-01', 'table']]],
    ["const row = (months: number, rule: RuleId = 'CODE-01') => ({ months, rule });", [['CODE-01', 'row']]],
    ["function h() { return { rules: ['INT-02', 'D-06'] }; }", [['INT-02', 'h'], ['D-06', 'h']]],
  ])('by %s', (code, expected) => {
    expect(cited(code)).toEqual(expected);
  });

  it.each([
    "/** D-01 */ const f = () => 1; // cite('D-02')",
    "const f = (rules: readonly Citation[]) => rules.filter(({ rule }) => rule === 'COL-04');",
    "type Cut = 'D-06';",
    "const f = () => cite('the age, D-05');",
    "const letter = 'K-0A';",
  ])('not by %s', (code) => {
    expect(cited(code)).toEqual([]);
  });
});

describe('the code of the domain', () => {
  const found = new Set(citations().map(({ rule }) => rule));

  it('cites only rules of the book', () => {
    expect(found.size).toBeGreaterThan(100);
    expect([...found].filter((id) => !isInTheBook(id))).toEqual([]);
  });

  it('has every citation that scenarios see a decision make', () => {
    const seen = new Set(scenarios().flatMap(({ cites }) => cites));
    expect(seen.size).toBeGreaterThan(20);
    expect([...seen].filter((id) => !found.has(id))).toEqual([]);
  });

  it('cites every rule of the book, but those that are listed as not decided here', () => {
    const uncited = Object.keys(ruleBook).filter((id) => !found.has(id));
    expect(uncited.toSorted()).toEqual(Object.keys(notDecidedHere).toSorted());
  });

  it('mentions in its comments only rules of the book', () => {
    const mentioned = filesIn(['domain'], '.ts').flatMap((path) => (read(path).match(/\b[A-Z]+-\d{2}\b/g) ?? []).map((id) => ({ path, id })));
    expect(mentioned.filter(({ id }) => !isInTheBook(id))).toEqual([]);
  });
});
