import { describe, expect, it } from 'vitest';
import { troubleOf } from './trouble.ts';

const coded = (code: string): Error => Object.assign(new Error(code), { code });

describe('an error of the database', () => {
  it.each([
    ['23505', 'came between'],
    ['40001', 'came between'],
    ['40P01', 'came between'],
    ['22P02', 'not taken'],
    ['54001', 'not taken'],
    ['42501', 'not taken'],
    ['53100', 'gone'],
    ['57P01', 'gone'],
    ['08006', 'gone'],
    ['25006', 'gone'],
    ['ECONNREFUSED', 'gone'],
    ['', 'gone'],
  ])('%s means: %s', (code, trouble) => {
    expect(troubleOf(coded(code))).toBe(trouble);
  });

  it('of the driver, without a code, may mean anything: it may be stored or not', () => {
    expect(troubleOf(new Error('Query read timeout'))).toBe('gone');
    expect(troubleOf(new RangeError('Invalid string length'))).toBe('not taken');
  });
});
