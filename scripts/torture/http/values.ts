import fc from 'fast-check';
import { civilDate, addDays } from '../../../domain/dates/civil-date.ts';
import type { JsonSchema } from '../../../adapters/http/schema/json-schema.ts';

/** What nobody means well by, or nobody thought of: it may stand wherever a value may. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    "' OR 1=1 --", "'; drop table read_models.participant_summary; --", '") union select version() --', '$1', '\\', '%', '_', 'a\' || pg_sleep(9) || \'',
    '{{7*7}}', '${7*7}', '#{7*7}', '<%= 7*7 %>', '<script>alert(1)</script>', '${jndi:ldap://127.0.0.1/a}', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
    '../../etc/passwd', 'a\r\nSet-Cookie: b', '\u0000', '\u202e', '\ud800', '\udfff\ud800', 'é'.repeat(300), 'ﷺ', '٣', '１２３', ' ', '', 'null', 'NaN', '9'.repeat(400), 'x'.repeat(5000),
    -1, 0, 1.5, 1e308, -1e-308, 2 ** 31, 2 ** 53, 9007199254740993, null, true, false, [], {}, [[[[]]]], { $ne: null }, { length: -1 }, { __proto__: null, toString: 1 },
    '0000-00-00', '9999-12-31', '2026-02-30', '10000-01-01', '-0001-01-01', '2026-11-22T00:00:00Z', '00000000-0000-0000-0000-000000000000', '0000000000', '9'.repeat(10), 'T0000000000',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.bigInt().map(String),
);

const dates = fc.oneof(fc.integer({ min: -400, max: 60 }).map((days) => addDays(civilDate('2026-11-22'), days)), fc.integer({ min: -36_500, max: 20_000 }).map((days) => addDays(civilDate('2026-11-22'), days)));

/** Ten digits the last of which checks the others. */
const nhsNumbers = fc.integer({ min: 900_000_000, max: 900_000_060 }).map((front) => {
  const digits = String(front);
  const check = (11 - ([...digits].reduce((sum, digit, i) => sum + Number(digit) * (10 - i), 0) % 11)) % 11;
  return `${digits}${check === 10 ? 0 : check}`;
});

const ofPattern = (pattern: string): fc.Arbitrary<string> => {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  } catch {
    return fc.string();
  }
};

const texts = ({ format, pattern, minLength = 0, maxLength = 60 }: JsonSchema): fc.Arbitrary<string> => {
  if (format === 'date') return dates;
  if (format === 'nhs-number') return nhsNumbers;
  if (pattern !== undefined) return ofPattern(pattern).map((text) => text.slice(0, maxLength));
  return fc.string({ unit: fc.constantFrom(...'ABCyz019 -.,éß漢'), minLength, maxLength: Math.min(maxLength, minLength + 60) });
};

/** Mostly a value that a schema accepts. Where it says less than it means, one that is refused later. */
export const valueOf = (schema: JsonSchema): fc.Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(valueOf));
  return fc.oneof(...[schema.type ?? 'null'].flat().map((type) => valueOfType(type, schema)));
};

const valueOfType = (type: string, schema: JsonSchema): fc.Arbitrary<unknown> => {
  switch (type) {
    case 'string':
      return texts(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -3, max: Math.min(schema.maximum ?? 70, 1_000_000) });
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valueOf(schema.items ?? {}), { maxLength: 4 });
    case 'object': {
      const properties = Object.entries(schema.properties ?? {});
      return fc.record(Object.fromEntries(properties.map(([name, inner]) => [name, valueOf(inner)])), { requiredKeys: [...(schema.required ?? [])] });
    }
    default:
      return fc.constant(null);
  }
};
