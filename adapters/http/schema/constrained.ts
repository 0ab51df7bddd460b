import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { DummyNumber } from '../../../domain/identifiers/dummy-number.ts';
import { NhsNumber } from '../../../domain/identifiers/nhs-number.ts';
import { CaseNumber } from '../../../domain/identifiers/case-number.ts';
import { NoteText } from '../../../domain/participant/noted.ts';
import type { JsonSchema } from './json-schema.ts';

/** Codecs whose meaning lies in a function, which nothing can look into: what they accept, said as a schema. */
const told = new Map<t.Mixed, JsonSchema>([
  [t.Integer, { type: 'integer' }],
  [CivilDate, { type: 'string', format: 'date', description: 'A day in the calendar of England, YYYY-MM-DD.' }],
  [NhsNumber, { type: 'string', pattern: '^\\d{10}$', format: 'nhs-number', description: 'Ten digits, the last of which checks the others.' }],
  [DummyNumber, { type: 'string', pattern: '^T\\d{10}$', description: 'T and ten digits, without spaces: the number of a dummy registration.' }],
  [CaseNumber, { type: 'string', pattern: '^CAS-\\d{5}-[A-Z0-9]{5}$', description: 'Number of the case in which CSAS keeps what was said and written: CAS-12345-ABCDE.' }],
  [NoteText, { type: 'string', minLength: 1, maxLength: 1_000, pattern: '\\S', description: 'What somebody writes on a record. Nothing clinical.' }],
  [ParticipantId, { type: 'string', format: 'uuid', pattern: '^[0-9a-f-]{36}$', description: 'Names a participant; tells nothing of the person.' }],
]);

export const toldSchema = (codec: t.Mixed): JsonSchema | undefined => told.get(codec);

interface TextLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A regular expression without flags. */
  readonly pattern?: string;
  readonly description?: string;
}

const fits = ({ minLength = 0, maxLength = Infinity, pattern }: TextLimits) => {
  const expression = pattern === undefined ? null : new RegExp(pattern, 'u');
  // Lengths are counted as JSON Schema counts them: in characters, not in UTF-16 code units.
  return (text: string): boolean => [...text].length >= minLength && [...text].length <= maxLength && (expression?.test(text) ?? true);
};

/** A text within limits; codec and schema follow from the same ones. */
export const text = (name: string, limits: TextLimits): t.Type<string, string, unknown> => {
  const codec = t.refinement(t.string, fits(limits), name);
  told.set(codec, { type: 'string', ...limits });
  return codec;
};

/** Those values of a text codec that also pass a test, which the description tells of. */
export const restricted = <A extends string>(codec: t.Type<A, string, unknown>, isIn: (value: A) => boolean, name: string, description: string): t.Type<A, string, unknown> => {
  const narrower = t.refinement(codec, isIn, name);
  told.set(narrower, { ...told.get(codec), description });
  return narrower;
};

/** A whole number within limits, written in decimal digits as in an address or a header. */
export const wholeNumber = (name: string, minimum: number, maximum: number, description: string): t.Type<number, string, unknown> => {
  const isIn = (n: unknown): n is number => Number.isSafeInteger(n) && (n as number) >= minimum && (n as number) <= maximum;
  const codec = new t.Type<number, string, unknown>(
    name,
    isIn,
    (input, context) => (typeof input === 'string' && /^\d{1,16}$/.test(input) && isIn(Number(input)) ? t.success(Number(input)) : t.failure(input, context)),
    String,
  );
  told.set(codec, { type: 'integer', minimum, maximum, description });
  return codec;
};

/** Something else that is written as a text. Null: the text does not do. */
export const written = <A>(name: string, schema: JsonSchema, read: (text: string) => A | null): t.Type<A, string, unknown> => {
  const codec = new t.Type<A, string, unknown>(
    name,
    (_): _ is A => true,
    (input, context) => E.fromNullable([{ value: input, context }])(typeof input === 'string' ? read(input) : null),
    String,
  );
  told.set(codec, { type: 'string', ...schema });
  return codec;
};
