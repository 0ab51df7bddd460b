import type * as t from 'io-ts';
import { toldSchema } from './schema/constrained.ts';
import type { JsonSchema } from './schema/json-schema.ts';
import { membersOf, tagged } from './schema/shape.ts';

/** Whether an object may have members that its codec does not name: a request must not, an answer some day will. */
export type Openness = 'closed' | 'open';

/** Says where the schema of a named codec stands, instead of repeating it; undefined: repeat it. */
export type Refer = (codec: t.Mixed) => string | undefined;

/** The JSON Schema of what a codec accepts. Throws on a codec that says nothing of itself: tell its schema. */
export const schemaOf = (codec: t.Mixed, openness: Openness, refer: Refer = () => undefined): JsonSchema => {
  const elsewhere = refer(codec);
  return elsewhere === undefined ? schemaOfShape(codec, openness, refer) : { $ref: elsewhere };
};

/** As `schemaOf`, and in full even if the codec itself could be referred to. */
export const schemaOfShape = (codec: t.Mixed, openness: Openness, refer: Refer): JsonSchema => {
  const told = toldSchema(codec);
  if (told !== undefined) return told;
  const inner = (part: t.Mixed): JsonSchema => schemaOf(part, openness, refer);
  const members = membersOf(codec);
  if (members !== null) {
    const all = [...members];
    const required = all.filter(([, member]) => member.required).map(([name]) => name);
    return {
      type: 'object',
      properties: Object.fromEntries(all.map(([name, member]) => [name, inner(member.codec)])),
      ...(required.length > 0 ? { required } : {}),
      ...(openness === 'closed' ? { additionalProperties: false } : {}),
    };
  }
  const shape = tagged(codec);
  switch (shape._tag) {
    case 'StringType':
      return { type: 'string' };
    case 'NumberType':
      return { type: 'number' };
    case 'BooleanType':
      return { type: 'boolean' };
    case 'NullType':
      return { type: 'null' };
    case 'UnknownType':
      return {};
    case 'LiteralType':
      return { const: shape.value };
    case 'KeyofType':
      return { type: 'string', enum: Object.keys(shape.keys) };
    case 'ArrayType':
      return { type: 'array', items: inner(shape.type) };
    case 'DictionaryType':
      return { type: 'object', additionalProperties: inner(shape.codomain) };
    case 'UnionType':
      return unionOf(shape.types.map(inner));
    default:
      throw new TypeError(`Nothing tells what ${codec.name} accepts`);
  }
};

/** `X or null` of a plain type is one schema with two types; anything else lists its choices. */
const unionOf = (choices: readonly JsonSchema[]): JsonSchema => {
  const [first, second] = choices;
  const isPlain = choices.length === 2 && second?.type === 'null' && typeof first?.type === 'string' && first.enum === undefined;
  return isPlain ? { ...first, type: [first.type, 'null'] } : { anyOf: choices };
};
