import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../../test/database.ts';
import { plainArray, textArray } from './array-parameter.ts';

const database = withDatabase();

const received = async (parameter: unknown, type: string): Promise<unknown> =>
  (await database().pool.query<{ value: unknown }>(`select $1::${type} as value`, [parameter])).rows[0]?.value;

describe('an array given to PostgreSQL', () => {
  it('of texts arrives as it was', async () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\u0000'));
    await fc.assert(fc.asyncProperty(fc.array(text), async (values) => {
      expect(await received(textArray(values), 'text[]')).toEqual(values);
    }), { numRuns: 50 });
  });

  it('of numbers, empty texts and nulls arrives as it was', async () => {
    expect(await received(plainArray([1, -2, null]), 'int[]')).toEqual([1, -2, null]);
    expect(await received(plainArray(['', 'ab', null]), 'text[]')).toEqual(['', 'ab', null]);
    expect(await received(plainArray([]), 'uuid[]')).toEqual([]);
  });
});
