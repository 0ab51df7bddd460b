import * as E from 'fp-ts/lib/Either.js';
import type { FastifyRequest } from 'fastify';
import * as t from 'io-ts';
import type { Call, Operation } from './operation.ts';
import type { Problem } from './problems/problem.ts';
import { type Fault, faultsOf } from './schema/faults.ts';
import { membersOf } from './schema/shape.ts';

/** For operations that take nothing there. */
export const nothing = t.type({});

type Parts = Pick<Call<unknown, unknown, unknown, unknown>, 'params' | 'query' | 'headers' | 'body'>;

/** The parts of a request as the operation's codecs promise them, or everything that is wrong with them. */
export const decodeRequest = (operation: Operation, { params, query, headers, body }: FastifyRequest): E.Either<Problem, Parts> => {
  const named = Object.fromEntries([...(membersOf(operation.headers) ?? [])].flatMap(([name]) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
  // Some clients send no body where there is nothing to say.
  const given = { params, query, headers: named, body: operation.raw === undefined ? (body ?? {}) : {} };
  const [first, ...others] = parts.flatMap((part) => faultsIn(operation[part], given[part]));
  if (first !== undefined) return E.left({ errors: [wrong(first), ...others.map(wrong)] });
  return E.right({
    params: decoded(operation.params, given.params),
    query: decoded(operation.query, given.query),
    headers: decoded(operation.headers, given.headers),
    body: decoded(operation.body, given.body),
  });
};

const parts = ['params', 'query', 'headers', 'body'] as const;

/** Of the right shape, a value may still hold texts that no name, code or explanation has and that databases refuse. */
const faultsIn = (codec: t.Mixed, value: unknown): readonly Fault[] => {
  const faults = faultsOf(codec, value);
  return faults.length > 0 ? faults : unwritable(value, '');
};

const unwritable = (value: unknown, field: string): readonly Fault[] => {
  if (typeof value === 'string')
    return /[\p{Cc}\p{Cs}]/u.test(value) ? [{ code: 'invalid-request', field, message: 'Must hold no control characters.' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => unwritable(inner, field === '' ? name : `${field}.${name}`));
};

const wrong = ({ code, field, message }: Fault) => ({ code, detail: message, ...(field === '' ? {} : { field }) });

const decoded = (codec: t.Mixed, value: unknown): unknown => {
  const result = codec.decode(value);
  if (E.isLeft(result)) throw new TypeError(`${codec.name} decodes less than its faults tell`);
  return result.right;
};
