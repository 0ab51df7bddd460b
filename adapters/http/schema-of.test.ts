import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { describe, expect, it } from 'vitest';
import { ParticipantId } from '../../application/participant-id.ts';
import { CivilDate } from '../../domain/dates/civil-date.ts';
import { CaseNumber } from '../../domain/identifiers/case-number.ts';
import { DummyNumber } from '../../domain/identifiers/dummy-number.ts';
import { NhsNumber } from '../../domain/identifiers/nhs-number.ts';
import { commandData } from '../../domain/participant/commands.ts';
import { eventData } from '../../domain/participant/events.ts';
import { NoteText } from '../../domain/participant/noted.ts';
import { nhsNumber } from '../../test/in-memory.ts';
import { text } from './schema/constrained.ts';
import { faultsOf } from './schema/faults.ts';
import { membersOf, tagged } from './schema/shape.ts';
import { type Openness, schemaOf } from './schema-of.ts';

const validator = (codec: t.Mixed, openness: Openness) => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  addFormats(ajv);
  ajv.addFormat('nhs-number', NhsNumber.is);
  return ajv.compile(schemaOf(codec, openness));
};

const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const Name = text('Name', { minLength: 1, maxLength: 4, pattern: '^[A-Z]*$' });

const leaves = new Map<t.Mixed, fc.Arbitrary<unknown>>([
  [t.Integer, fc.integer()],
  [CivilDate, dates],
  [NhsNumber, fc.nat(100_000).map(nhsNumber)],
  [DummyNumber, fc.stringMatching(/^T[0-9]{10}$/)],
  [ParticipantId, fc.uuid()],
  [CaseNumber, fc.stringMatching(/^CAS-[0-9]{5}-[A-Z0-9]{5}$/)],
  [NoteText, fc.string({ minLength: 1, maxLength: 40 }).filter(NoteText.is)],
  [Name, fc.stringMatching(/^[A-Z]{1,4}$/)],
]);

/** Values that a codec accepts. */
const accepted = (codec: t.Mixed): fc.Arbitrary<unknown> => {
  const leaf = leaves.get(codec);
  if (leaf !== undefined) return leaf;
  const members = membersOf(codec);
  if (members !== null) {
    const all = [...members];
    return fc.record(Object.fromEntries(all.map(([name, member]) => [name, accepted(member.codec)])), {
      requiredKeys: all.filter(([, { required }]) => required).map(([name]) => name),
    });
  }
  const shape = tagged(codec);
  switch (shape._tag) {
    case 'StringType':
      return fc.string({ unit: 'binary' });
    case 'NumberType':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'BooleanType':
      return fc.boolean();
    case 'NullType':
      return fc.constant(null);
    case 'LiteralType':
      return fc.constant(shape.value);
    case 'KeyofType':
      return fc.constantFrom(...Object.keys(shape.keys));
    case 'ArrayType':
      return fc.array(accepted(shape.type), { maxLength: 3 });
    case 'UnionType':
      return fc.oneof(...shape.types.map(accepted));
    case 'DictionaryType':
      return fc.dictionary(fc.string(), accepted(shape.codomain), { maxKeys: 3 });
    default:
      throw new TypeError(codec.name);
  }
};

const garbage = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('2023-02-29', '2024-02-29', '2026-13-01', '9434765919', '', 'S', 0, 1.5, -1, true, null, [], {}),
);

/** A value with one place in it replaced, removed or added. */
const damaged = (value: unknown): fc.Arbitrary<unknown> => {
  if (Array.isArray(value) && value.length > 0)
    return fc.nat(value.length - 1).chain((i) => damaged(value[i]).map((inner) => value.map((item: unknown, j) => (i === j ? inner : item))));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return garbage;
  const names = Object.keys(value);
  const members = value as Readonly<Record<string, unknown>>;
  const added = fc.tuple(fc.constantFrom('colour', 'constructor', 'toString'), garbage).map(([name, extra]) => ({ ...members, [name]: extra }));
  if (names.length === 0) return fc.oneof(added, garbage);
  const changed = fc.constantFrom(...names).chain((name) => damaged(members[name]).map((inner) => ({ ...members, [name]: inner })));
  const without = fc.constantFrom(...names).map((name) => Object.fromEntries(Object.entries(members).filter(([other]) => other !== name)));
  return fc.oneof({ weight: 4, arbitrary: changed }, without, added, garbage);
};

const codecs: readonly (readonly [string, t.Mixed])[] = [
  ...Object.entries(commandData).map(([name, codec]) => [`command ${name}`, codec] as const),
  ...Object.entries(eventData).map(([type, codec]) => [`event ${type}`, codec] as const),
  ['an intersection of objects', t.intersection([t.type({ a: t.string }), t.partial({ b: t.number }), t.exact(t.type({ c: t.union([t.string, t.number, t.null]) }))])],
  ['a choice of objects', t.union([t.type({ id: ParticipantId }), t.type({ name: Name, on: CivilDate }), t.null])],
  ['a strict object with a dictionary', t.strict({ by: t.record(t.string, t.boolean), list: t.array(t.array(t.literal(2))) })],
];

describe.each(codecs)('%s', (_, codec) => {
  const [open, closed] = [validator(codec, 'open'), validator(codec, 'closed')];

  it('is accepted by its schemas whenever the codec accepts it', () => {
    fc.assert(
      fc.property(accepted(codec), (value) => {
        expect([E.isRight(codec.decode(value)), open(value), closed(value), faultsOf(codec, value)]).toEqual([true, true, true, []]);
      }),
      { numRuns: 40 },
    );
  });

  it('is refused by codec and schemas alike', () => {
    fc.assert(
      fc.property(accepted(codec).chain((value) => fc.oneof(damaged(value), damaged(value).chain(damaged))), (value) => {
        const faults = faultsOf(codec, value);
        expect(open(value)).toBe(E.isRight(codec.decode(value)));
        expect(closed(value)).toBe(faults.length === 0);
      }),
      { numRuns: 120 },
    );
  });
});

describe('a fault', () => {
  const fields = (codec: t.Mixed, value: unknown) => faultsOf(codec, value).map(({ code, field }) => `${code} ${field}`);

  it('names its field, however deep, and all faults are told at once', () => {
    expect(fields(commandData.reinstate, { by: 'nobody', override: { recallType: 'routine', nextTestDueDate: '2026-02-30', colour: 1 } })).toEqual([
      'invalid-request by',
      'invalid-request override.nextTestDueDate',
      'invalid-request override.explanation',
      'unknown-field override.colour',
    ]);
    expect(fields(eventData['history-imported'], { results: [1], source: 's', on: '2026-01-01' })).toEqual(['invalid-request results.0']);
  });

  it('in a choice of objects is one of the object that was most likely meant', () => {
    const choice = t.union([t.type({ nhsNumber: NhsNumber }), t.type({ familyName: t.string, dateOfBirth: CivilDate })]);
    expect(fields(choice, { familyName: 'NOWAK' })).toEqual(['invalid-request dateOfBirth']);
    expect(fields(choice, { nhsNumber: '1' })).toEqual(['invalid-request nhsNumber']);
  });

  it('says what is asked for, and nothing of what was given', () => {
    expect(faultsOf(commandData.defer, { reason: 'Secret', by: 'csas', months: 1.5 }).map(({ message }) => message)).toEqual([
      'Must be one of pregnancy, recent-test, under-colposcopy, under-treatment, colposcopy-discharge, patient-wish, administrative.',
      'Must be a whole number.',
    ]);
    expect(faultsOf(t.type({ name: Name }), { name: 'secret' })[0]?.message).toBe('Must be a text of 1 to 4 characters.');
  });

  it('is sought in vain in a codec that nothing tells of', () => {
    const opaque = new t.Type<string>('Opaque', t.string.is, t.string.validate, t.identity);
    expect(() => schemaOf(opaque, 'open')).toThrow('Nothing tells what Opaque accepts');
  });
});
