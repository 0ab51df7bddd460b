import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { toldSchema } from './constrained.ts';
import { expectation } from './expectation.ts';
import { membersOf, tagged } from './shape.ts';
import { schemaOf } from '../schema-of.ts';

/** What keeps a value from being what was asked for. Holds no part of the value. */
export interface Fault {
  readonly code: 'invalid-request' | 'unknown-field';
  /** Where, with dots and numbers: `override.nextTestDueDate`, `results.0`. Empty: the whole. */
  readonly field: string;
  readonly message: string;
}

/** Everything wrong with a value, told field by field. None exactly when the codec decodes it and no field is left over. */
export const faultsOf = (codec: t.Mixed, value: unknown, field = ''): readonly Fault[] => {
  const members = membersOf(codec);
  if (members !== null) return isObject(value) ? faultsOfMembers(members, value, field) : [wrong(codec, field)];
  if (toldSchema(codec) === undefined) {
    const shape = tagged(codec);
    if (shape._tag === 'ArrayType')
      return Array.isArray(value) ? value.flatMap((item, i) => faultsOf(shape.type, item, at(field, String(i)))) : [wrong(codec, field)];
    if (shape._tag === 'UnionType') return faultsOfChoices(codec, shape.types, value, field);
  }
  return E.isRight(codec.decode(value)) ? [] : [wrong(codec, field)];
};

type Members = NonNullable<ReturnType<typeof membersOf>>;

const faultsOfMembers = (members: Members, value: Readonly<Record<string, unknown>>, field: string): readonly Fault[] => [
  ...[...members].flatMap(([name, { codec, required }]) => {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    if (member !== undefined) return faultsOf(codec, member, at(field, name));
    return required ? [{ code: 'invalid-request' as const, field: at(field, name), message: 'Must be given.' }] : [];
  }),
  ...Object.keys(value)
    .filter((name) => !members.has(name))
    .map((name) => ({ code: 'unknown-field' as const, field: at(field, name), message: `Not known here. Known: ${[...members.keys()].join(', ') || 'none'}.` })),
];

/** The choice that was most likely meant tells what is wrong: an object, the one that knows the most of its fields. */
const faultsOfChoices = (codec: t.Mixed, choices: readonly t.Mixed[], value: unknown, field: string): readonly Fault[] => {
  const faults = choices.map((choice) => faultsOf(choice, value, field));
  if (faults.some((each) => each.length === 0)) return [];
  const meant = choices
    .map((choice, i) => ({ members: membersOf(choice), faults: faults[i] ?? [] }))
    .filter(({ members }) => members !== null && isObject(value))
    .sort((a, b) => unknownAmong(a.faults) - unknownAmong(b.faults) || a.faults.length - b.faults.length)[0];
  return meant?.faults ?? [wrong(codec, field)];
};

const unknownAmong = (faults: readonly Fault[]): number => faults.filter(({ code }) => code === 'unknown-field').length;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Object.prototype.toString.call(value) === '[object Object]';

const wrong = (codec: t.Mixed, field: string): Fault => ({ code: 'invalid-request', field, message: `Must be ${expectation(schemaOf(codec, 'closed'))}.` });

const at = (field: string, name: string): string => (field === '' ? name : `${field}.${name}`);
