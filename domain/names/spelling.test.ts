import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersOff } from './spelling.ts';

describe('letters that are off', () => {
  it.each([
    ['SMITH', 'SMITH', 0],
    ['SMITH', 'SMYTH', 1],
    ['SMITH', 'SMIHT', 1],
    ['SMITH', 'SMIT', 1],
    ['SMITH', 'SMITHS', 1],
    ['SMITH', 'MSIHT', 2],
    ['SMITH', 'SAMIHT', 2],
    ['SMITH', 'JONES', 3],
    ['', 'AB', 2],
    ['', 'ABC', 3],
    ['李', '王', 1],
  ])('%s, %s: %i', (a, b, off) => expect(lettersOff(a, b, 2)).toBe(off));

  const name = fc.stringMatching(/^[ABC]{0,6}$/);

  it('are as many one way as the other, and none only in the same name', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(lettersOff(a, b, 9)).toBe(lettersOff(b, a, 9));
        expect(lettersOff(a, b, 9) === 0).toBe(a === b);
        expect(lettersOff(a, b, 2)).toBe(Math.min(lettersOff(a, b, 9), 3));
      }),
    );
  });
});
