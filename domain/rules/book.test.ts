import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ruleBook } from './book.ts';
import type { Rule, Rules } from './book/rule.ts';

const folder = new URL('./book/', import.meta.url);
const subjects = readdirSync(folder).filter((file) => file.endsWith('.ts') && !['rule.ts', 'sources.ts'].includes(file));
const rulesOf = async (file: string): Promise<Rules> =>
  Object.assign({}, ...Object.values((await import(new URL(file, folder).href)) as Record<string, Rules>)) as Rules;

const entries: readonly (readonly [string, Rule])[] = Object.entries(ruleBook);
const ids = entries.map(([id]) => id);
const subjectOf = (id: string) => id.replace(/-\d+$/, '');
const mentioned = (text: string): readonly string[] => text.match(/\b[A-Z]+-\d{2}\b/g) ?? [];

describe('the rule book', () => {
  it('numbers each subject from 01 without a gap, but for numbers that were never given', () => {
    const counts = {
      ELIG: 10, INT: 9, NTDD: 8, TT: 11, TYPE: 1, CODE: 2, HPV: 10, VAL: 15, SRC: 3, COL: 6, CEASE: 10, DEF: 3,
      ACC: 5, ID: 2, FS: 1, COM: 5, SELF: 2, RET: 3, D: 47,
    };
    const neverGiven = [41, 42, 43].map((number) => `D-${number}`);
    expect(ids).toEqual(
      Object.entries(counts).flatMap(([subject, count]) =>
        Array.from({ length: count }, (_, i) => `${subject}-${String(i + 1).padStart(2, '0')}`),
      ).filter((id) => !neverGiven.includes(id)),
    );
  });

  it('holds every entry of every subject file, and each in one file only', async () => {
    const written = (await Promise.all(subjects.map(rulesOf))).flatMap((rules) => Object.keys(rules));
    expect(written.toSorted()).toEqual(ids.toSorted());
  });

  it('speaks in whole sentences, not too many of them, and names a source for each', () => {
    for (const [id, { says, source }] of entries) {
      expect(says, id).toMatch(/^[A-Z].*\.$/);
      expect(says.length, id).toBeLessThanOrEqual(560);
      expect(source, id).toMatch(/^[A-Z].{6,}[^\s;.]$/);
      expect(`${says} ${source}`, id).not.toMatch(/ {2}|undefined|:\/\/|\.md\b/);
    }
  });

  it('mentions no rule that it does not hold', () => {
    const all = entries.flatMap(([, { says, source }]) => mentioned(`${says} ${source}`));
    expect(all).toContain('ELIG-02');
    expect(all.filter((id) => !Object.hasOwn(ruleBook, id))).toEqual([]);
  });

  it('lets no rule rest on itself', () => {
    expect(entries.filter(([id, { says, source }]) => mentioned(`${says} ${source}`).includes(id))).toEqual([]);
  });

  it('marks exactly the decisions of this system as such', () => {
    const decided = entries.filter(([, { mark }]) => mark === 'D').map(([id]) => id);
    expect(decided).toEqual(ids.filter((id) => subjectOf(id) === 'D'));
    for (const [, { mark, source }] of entries) expect(source.startsWith('Decision of this system;')).toBe(mark === 'D');
  });
});
