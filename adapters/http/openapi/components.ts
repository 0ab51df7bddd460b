import * as t from 'io-ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { membersOf } from '../schema/shape.ts';
import { schemaOf, schemaOfShape } from '../schema-of.ts';

/** Codecs with a name of our own stand once in the document, under that name. */
const isNamed = (codec: t.Mixed): boolean => /^[A-Z][A-Za-z0-9]*$/.test(codec.name) && codec !== t.Integer;

/** Gathers the named schemas while the document is written. */
export const components = () => {
  const used = new Map<string, t.Mixed>();

  const refer = (codec: t.Mixed): string | undefined => {
    if (!isNamed(codec)) return undefined;
    const other = used.get(codec.name);
    if (other !== undefined && other !== codec) throw new Error(`Two different schemas are named ${codec.name}`);
    used.set(codec.name, codec);
    return `#/components/schemas/${codec.name}`;
  };

  return {
    /** Of what an answer holds: may have more members some day. */
    answered: (codec: t.Mixed): JsonSchema => schemaOf(codec, 'open', refer),
    /** Of what a request may hold: no member more. */
    asked: (codec: t.Mixed): JsonSchema => schemaOf(codec, 'closed', (part) => (membersOf(part) === null ? refer(part) : undefined)),
    /** Everything referred to so far, and what that refers to. */
    all: (): Readonly<Record<string, JsonSchema>> => {
      const schemas: Record<string, JsonSchema> = {};
      // A map hands out what is added to it while it is walked through.
      for (const [name, codec] of used) schemas[name] = schemaOfShape(codec, 'open', refer);
      return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
    },
  };
};
