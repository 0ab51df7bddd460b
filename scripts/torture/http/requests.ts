import fc from 'fast-check';
import type { Operation } from '../../../adapters/http/operation.ts';
import type { JsonSchema } from '../../../adapters/http/schema/json-schema.ts';
import { schemaOf } from '../../../adapters/http/schema-of.ts';
import { nasty, valueOf } from './values.ts';

/** A part of an address: one that was met in an answer (the n-th of that name), a text, or bytes that are written as they are. */
export type Part = { readonly met: number } | { readonly text: string } | { readonly written: string };

/** A request as it is made up, before it is known what has been met. */
export interface Made {
  readonly params: Readonly<Record<string, Part>>;
  readonly query: readonly (readonly [name: string, value: Part])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

const part = (value: unknown): Part => ({ text: typeof value === 'string' ? value : JSON.stringify(value) });

const malformed = fc.constantFrom<Part>({ written: '%ff' }, { written: '%c0%af' }, { written: '%zz' }, { written: '%' }, { written: '%ed%a0%80' });

/** Where a request is not as described; nowhere in half of them, so that they get further than the door. */
type Odd = 'nowhere' | 'path' | 'query' | 'headers' | 'body';

const met: fc.Arbitrary<Part> = fc.nat(50).map((n) => ({ met: n }));

const odd: fc.Arbitrary<Part> = fc.oneof({ weight: 3, arbitrary: nasty.map(part) }, { weight: 1, arbitrary: malformed });

/** Mostly of something that is there, sometimes only as described. */
const inPath = (schema: JsonSchema, spoilt: boolean): fc.Arbitrary<Part> =>
  spoilt ? odd : schema.enum !== undefined ? valueOf(schema).map(part) : fc.oneof({ weight: 5, arbitrary: met }, { weight: 1, arbitrary: valueOf(schema).map(part) });

const inQuery = (schema: JsonSchema, spoilt: boolean): fc.Arbitrary<Part> =>
  spoilt ? odd : fc.oneof({ weight: 6, arbitrary: valueOf(schema).map(part) }, { weight: 1, arbitrary: met });

/** What HTTP lets stand in a header. */
const writable = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).replace(/[^\x20-\x7e\xa0-\xff]/g, '').trim();

const propertiesOf = (schema: JsonSchema) => Object.entries(schema.properties ?? {});

const queryOf = (schema: JsonSchema, spoilt: boolean): fc.Arbitrary<Made['query']> => {
  const each = propertiesOf(schema).map(([name, inner]) => fc.option(inQuery(inner, spoilt).map((value) => [name, value] as const), { nil: null, freq: spoilt ? 2 : 1 }));
  const known = fc.tuple(...each).map((all) => all.filter((one) => one !== null));
  const unknown = fc.tuple(fc.constantFrom('unknown', '__proto__', 'limit', 'limit[]', 'cursor', "a'b"), odd);
  return spoilt ? fc.oneof(known, fc.tuple(known, unknown).map(([some, more]) => [...some, more])) : known;
};

/** Positions that no read model reaches are waited for; that takes seconds, and a test of its own tells what comes of it. */
const headersOf = (schema: JsonSchema, spoilt: boolean): fc.Arbitrary<Record<string, string>> => {
  const each = propertiesOf(schema).map(([name, inner]) => {
    const [fitting, wrong] =
      name === 'csms-position' ? [fc.constantFrom('0', '1'), fc.constantFrom('-1', '1e3', "' OR 1=1", '9'.repeat(400))] : [valueOf(inner).map(writable), nasty.map(writable)];
    return fc.option((spoilt ? wrong : fitting).map((value) => [name, value] as const), { nil: null, freq: spoilt ? 3 : 1 });
  });
  return fc.tuple(...each).map((all) => Object.fromEntries(all.filter((one) => one !== null)));
};

const oddAccept = fc.constantFrom('*/*', 'text/html', 'application/pdf', 'x', "';--", '*/*;q=0', ',,,');

type Sent = Pick<Made, 'body'> & { readonly contentType: string | null };

const json = (value: unknown, contentType = 'application/json'): Sent => ({ body: Buffer.from(JSON.stringify(value) ?? 'null'), contentType });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** With something nasty in one of its places, however deep. */
const spoilt = (value: unknown): fc.Arbitrary<unknown> => {
  if (Array.isArray(value) && value.length > 0)
    return fc.nat(value.length - 1).chain((at) => spoilt(value[at]).map((inner) => value.map((each, i) => (i === at ? inner : (each as unknown)))));
  if (!isObject(value) || Object.keys(value).length === 0) return nasty;
  const inside = fc.constantFrom(...Object.keys(value)).chain((name) => spoilt(value[name]).map((inner) => ({ ...value, [name]: inner })));
  const less = fc.constantFrom(...Object.keys(value)).map((name) => Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)));
  const more = fc.tuple(fc.constantFrom('unknown', 'constructor', '', "x'; --", 'by\u0000'), nasty).map(([name, odd]) => ({ ...value, [name]: odd }));
  return fc.oneof({ weight: 5, arbitrary: inside }, { weight: 1, arbitrary: less }, { weight: 2, arbitrary: more }, { weight: 1, arbitrary: nasty });
};

/** Bytes with others among them, or an end that comes too early. */
const torn = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    fc.tuple(fc.nat(bytes.length), fc.constantFrom([0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0x00], [0x27], [0x2b, 0x3a, 0x27])).map(([at, odd]) => Buffer.concat([bytes.subarray(0, at), Uint8Array.from(odd), bytes.subarray(at)])),
    fc.nat(Math.max(0, bytes.length - 1)).map((length) => bytes.subarray(0, length)),
  );

const otherTypes = fc.constantFrom('text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'application/jsonp', 'x', 'application/vnd.api+json', 'text/html', 'application/octet-stream');

const given = ({ body, raw, bodyExamples = [] }: Operation): fc.Arbitrary<readonly [value: unknown, type: string]> =>
  raw === undefined
    ? fc.oneof(...bodyExamples.map(({ value }) => fc.constant(value)), valueOf(schemaOf(body, 'closed'))).map((value) => [value, 'application/json'] as const)
    : fc.constantFrom(...Object.entries(raw)).map(([type, { example }]) => [example, type] as const);

const sentAs = (value: unknown, type: string): Sent => (type.endsWith('json') ? json(value, type) : { body: Buffer.from(String(value)), contentType: type });

const bodyOf = (operation: Operation, spoil: boolean): fc.Arbitrary<Sent> =>
  given(operation).chain(([value, type]) => {
    const sent = sentAs(value, type);
    if (!spoil) return fc.constant(sent);
    return fc.oneof(
      { weight: 10, arbitrary: (type.endsWith('json') ? spoilt(value) : nasty).map((each) => sentAs(each, type)) },
      { weight: 3, arbitrary: torn(sent.body ?? Buffer.of()).map((body) => ({ ...sent, body })) },
      { weight: 1, arbitrary: otherTypes.map((contentType) => ({ ...sent, contentType })) },
      { weight: 1, arbitrary: fc.constantFrom<Sent>({ ...sent, contentType: null }, { body: null, contentType: null }) },
    );
  });

const nothingSent = fc.constant<Sent>({ body: null, contentType: null });

/** Requests to an operation that are not as described in one place, or nowhere. */
const requestsWith = (operation: Operation, where: Odd): fc.Arbitrary<Made> => {
  const params = propertiesOf(schemaOf(operation.params, 'closed')).map(([name, schema]) => inPath(schema, where === 'path').map((value) => [name, value] as const));
  return fc
    .tuple(
      fc.tuple(...params),
      queryOf(schemaOf(operation.query, 'closed'), where === 'query'),
      headersOf(schemaOf(operation.headers, 'closed'), where === 'headers'),
      operation.method === 'GET' ? nothingSent : bodyOf(operation, where === 'body'),
      where === 'headers' ? fc.option(oddAccept, { nil: null }) : fc.constant(null),
    )
    .map(([path, query, headers, { body, contentType }, accept]) => ({
      params: Object.fromEntries(path),
      query,
      headers: { ...headers, ...(contentType === null ? {} : { 'content-type': contentType }), ...(accept === null ? {} : { accept }) },
      body,
    }));
};

const shares: Readonly<Record<Odd, number>> = { nowhere: 15, body: 9, path: 2, query: 2, headers: 2 };

/** Requests to an operation, half of them as described. */
export const requestsTo = (operation: Operation): fc.Arbitrary<Made> =>
  fc.oneof(...(Object.entries(shares) as [Odd, number][]).filter(([where]) => where !== 'body' || operation.method !== 'GET').map(([where, weight]) => ({ weight, arbitrary: requestsWith(operation, where) })));
