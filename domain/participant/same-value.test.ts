import { describe, expect, it } from 'vitest';
import { sameValue } from './same-value.ts';

describe('two values', () => {
  it.each([
    [{ a: 1, b: { c: [1, 2], d: null } }, { b: { d: null, c: [1, 2] }, a: 1 }],
    ['x', 'x'],
    [null, null],
    [[], []],
  ])('are the same: %j and %j', (a, b) => {
    expect(sameValue(a, b)).toBe(true);
  });

  it.each([
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: 1 }, { b: 1 }],
    [[1, 2], [2, 1]],
    [{ a: null }, { a: '' }],
    [null, {}],
    [1, '1'],
  ])('differ: %j and %j', (a, b) => {
    expect(sameValue(a, b)).toBe(false);
    expect(sameValue(b, a)).toBe(false);
  });
});
