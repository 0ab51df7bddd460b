import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../dates/civil-date.ts';
import { linkEventData } from '../file/events.ts';
import type { CaseNumber } from '../../identifiers/case-number.ts';
import { decideLink, type LinkCommand } from './decide.ts';
import { emptyLink, evolveLink, type Link } from './link.ts';

const day = civilDate('2026-11-22');
const came = (sequence: number, file = `file ${sequence}`): LinkCommand => ({ do: 'receive', sequence, file });
const handle = (what: 'inform' | 'resolve', sequence: number, comment = 'sent again'): LinkCommand =>
  ({ do: what, sequence, by: 'ann', caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment });

const lived = (...commands: readonly LinkCommand[]): Link =>
  commands.reduce<Link>((link, command) => {
    const decided = decideLink(link, command, day);
    if (E.isLeft(decided)) throw new Error(decided.left.code);
    expect(decided.right.every(({ type, data }) => linkEventData[type].is(data))).toBe(true);
    return decided.right.reduce(evolveLink, link);
  }, emptyLink);
const missing = (link: Link): readonly number[] => [...link.missing.keys()];
const refused = (link: Link, command: LinkCommand): string | null => {
  const decided = decideLink(link, command, day);
  return E.isLeft(decided) ? decided.left.code : null;
};

describe('the row of files of a laboratory for an area', () => {
  it('begins where its first file says, and misses what is passed over', () => {
    expect(missing(lived(came(41), came(42)))).toEqual([]);
    expect(missing(lived(came(41), came(45)))).toEqual([42, 43, 44]);
  });

  it('misses no more of a file that comes late', () => {
    expect(missing(lived(came(41), came(45), came(43)))).toEqual([42, 44]);
    expect(missing(lived(came(45), came(41), came(46)))).toEqual([]);
  });

  it('notes a number that came before with another content, once a file', () => {
    const link = lived(came(41), came(41, 'other'), came(41, 'other'), came(41));
    expect([...link.repeated]).toEqual(['other']);
    expect(decideLink(link, came(41, 'other'), day)).toEqual(E.right([]));
  });

  it('does not miss a million files because of one mistyped number', () => {
    expect(missing(lived(came(41), came(9_000_000)))).toHaveLength(100);
  });

  it('has people tell the laboratory and resolve what is missing, with a comment, once', () => {
    const gap = lived(came(41), came(43));
    expect(lived(came(41), came(43), handle('inform', 42), handle('resolve', 42)).missing.get(42)).toEqual({ since: day, handling: 'resolved' });
    expect(refused(gap, handle('resolve', 41))).toBe('not-missing');
    expect(refused(gap, handle('resolve', 42, ''))).toBe('comment-needed');
    expect(refused(lived(came(41), came(43), handle('resolve', 42)), handle('inform', 42))).toBe('already-resolved');
  });

  it('misses exactly what lies between its first number and its last and did not come, in whatever order files come', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 }), ([first = 1, ...later]) => {
      const numbers = [first, ...later];
      const between = Array.from({ length: Math.max(...numbers) - first }, (_, n) => first + n);
      expect(missing(lived(...numbers.map((n) => came(n)))).toSorted()).toEqual(between.filter((n) => !numbers.includes(n)).toSorted());
    }));
  });
});
