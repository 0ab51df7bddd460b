import type { JsonSchema } from './json-schema.ts';

const plain: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
};

const formats: Readonly<Record<string, string>> = {
  'date': 'a date that exists, written YYYY-MM-DD',
  'nhs-number': 'a valid NHS number: ten digits, without spaces',
  'uuid': 'a UUID in lower case',
};

/** What a schema asks for, as the end of the sentence "Must be …". */
export const expectation = (schema: JsonSchema): string => {
  if (schema.anyOf !== undefined) return schema.anyOf.map(expectation).join(', or ');
  if (schema.enum !== undefined) return `one of ${schema.enum.join(', ')}`;
  if (schema.const !== undefined) return String(schema.const);
  const types = [schema.type ?? []].flat();
  const [first = 'object', ...others] = types;
  return [`${formats[schema.format ?? ''] ?? plain[first] ?? first}${limits(schema)}`, ...others.map((type) => plain[type] ?? type)].join(' or ');
};

const limits = ({ minLength, maxLength, minimum, maximum, pattern, format, description }: JsonSchema): string => {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  const length = maxLength === undefined ? '' : ` of ${minLength ?? 0} to ${maxLength} characters`;
  const meaning = pattern !== undefined && format === undefined && description !== undefined ? `: ${description.replace(/\.$/, '')}` : '';
  return `${length}${meaning}`;
};
