import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchText } from './search-text.ts';

describe('text as it is searched for', () => {
  it.each([
    ["O'Brien", 'OBRIEN'],
    ['O’BRIEN', 'OBRIEN'],
    ['Oʼbrien', 'OBRIEN'],
    ['van der  Berg', 'VANDERBERG'],
    ['Smith-Jones', 'SMITHJONES'],
    ['Zoë', 'ZOE'],
    ['Zoe\u0308', 'ZOE'],
    ['Łukasiewicz', 'LUKASIEWICZ'],
    ['Ångström', 'ANGSTROM'],
    ['Strauß', 'STRAUSS'],
    ['STRAUẞ', 'STRAUSS'],
    ['Æthelþryð', 'AETHELTHRYD'],
    ['bs1 8fe', 'BS18FE'],
    ['ﬁsher', 'FISHER'],
    ['李', '李'],
    ['Μαρία', 'ΜΑΡΙΑ'],
  ])('of %s is %s', (text, searched) => {
    expect(searchText(text)).toBe(searched);
  });

  it('is nothing when no letter or digit is left', () => {
    expect([null, '', ' ', "-'-"].map(searchText)).toEqual([null, null, null, null]);
  });

  it('is the same when it is made again, or from another case, or with spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite' }), (text) => {
        const searched = searchText(text);
        expect(searchText(searched)).toBe(searched);
        expect(searchText(` ${text}-`)).toBe(searched);
        expect(searchText(text.toUpperCase())).toBe(searched);
      }),
    );
  });
});
