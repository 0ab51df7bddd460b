import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleBook } from '../domain/rules/book.ts';
import { ruleIndex } from './rule-index/document.ts';
import { notDecidedHere } from './rule-index/not-decided-here.ts';
import { namedTestsIn } from './rule-index/proofs.ts';
import { parse, read, root } from './rule-index/source-files.ts';
import { subjects } from './rule-index/subjects.ts';

const written = read('docs/rules.md');

const anchors = new Set(Array.from(written.matchAll(/^#+ (.+)$/gm), ([, heading = '']) => heading.toLowerCase().replaceAll(' ', '-')));

describe('docs/rules.md', () => {
  it('is what the code makes of it', () => {
    expect(written === ruleIndex(), 'docs/rules.md is stale. Run: npm run rule-index').toBe(true);
  });

  it('has an entry for each rule of the book, in its order, under a heading of its own', () => {
    const headings = Array.from(written.matchAll(/^### ([A-Z]+-\d{2})$/gm), ([, id]) => id);
    expect(headings).toEqual(Object.keys(ruleBook));
    expect(anchors.size).toBe(written.match(/^#+ /gm)?.length);
  });

  it('leads nowhere that is not there', () => {
    const targets = Array.from(written.matchAll(/\]\(([^)]+)\)/g), ([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(500);
    const dead = [...new Set(targets)].filter((target) => (target.startsWith('#') ? !anchors.has(target.slice(1)) : !existsSync(join(root, 'docs', target))));
    expect(dead).toEqual([]);
  });

  it('names no line of a file, as lines move', () => {
    expect(written).not.toMatch(/\.(ts|json)[:#]/);
  });
});

it('the chapters hold each rule of the book once, in its order', () => {
  expect(subjects().flatMap(({ rules }) => rules)).toEqual(Object.keys(ruleBook));
});

it('each chapter says what it is about', () => {
  for (const { title, about } of subjects()) expect(about, title).toMatch(/^[A-Z].*\.$/);
});

it('each rule that is not decided here has a reason in whole sentences', () => {
  for (const [id, reason] of Object.entries(notDecidedHere)) expect(reason, id).toMatch(/^[A-Z].{20,}\.$/);
});

it('a test belongs to the rules that its name mentions, and to no others', () => {
  const code = `describe('D-25', () => { it('follows NTDD-01 and NTDD-01', () => cite('D-26')); it.each(rows)('%s of SELF-02', f); });`;
  expect(namedTestsIn(parse('a.test.ts', code)).map(({ rule }) => rule)).toEqual(['D-25', 'NTDD-01', 'SELF-02']);
});
