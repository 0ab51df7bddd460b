import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../../test/database.ts';
import { digestArray, instantArray, integerArray, jsonArray, smallintArray, textArray, uuidArray } from './array-parameter.ts';

const database = withDatabase();

const received = async (parameter: Buffer, type: string): Promise<unknown> =>
  (await database().pool.query<{ value: unknown }>(`select to_json($1::${type}) as value`, [parameter])).rows[0]?.value;

const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\u0000'));
const digest = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const instant = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

describe('an array given to PostgreSQL', () => {
  it.each<[string, fc.Arbitrary<unknown>, (values: readonly never[]) => Buffer, (sent: never) => unknown]>([
    ['text[]', text, textArray, (sent) => sent],
    ['json[]', fc.json(), jsonArray, (sent) => JSON.parse(sent) as unknown],
    ['smallint[]', fc.integer({ min: -32_768, max: 32_767 }), smallintArray, (sent) => sent],
    ['integer[]', fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), integerArray, (sent) => sent],
    ['uuid[]', fc.uuid(), uuidArray, (sent) => sent],
    ['bytea[]', digest, digestArray, (sent) => `\\x${sent as string}`],
    ['timestamptz[]', instant.map((date) => date.toISOString()), instantArray, (sent) => (sent as string).replace(/\.?0*Z$/, '+00:00')],
  ])('of type %s arrives as it was, nulls and all', async (type, value, encoded, asRead) => {
    await fc.assert(fc.asyncProperty(fc.array(fc.option(value)), async (values) => {
      expect(await received(encoded(values as never[]), type)).toEqual(values.map((each) => (each === null ? null : asRead(each as never))));
    }), { numRuns: 25 });
  });
});
