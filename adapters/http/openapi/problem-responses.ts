import type * as t from 'io-ts';
import type { Action } from '../../../domain/access/action.ts';
import { permissions } from '../../../domain/access/permissions.ts';
import { ProblemDetails } from '../answers/told.ts';
import type { Operation } from '../operation.ts';
import { problem, type ProblemCode, problemDocument, problemKinds } from '../problems/problem.ts';
import { membersOf } from '../schema/shape.ts';
import type { components } from './components.ts';

/** Whether somebody may do it on what is theirs only, and it is about somebody. */
const isOwn = (needs: Action, params: t.Mixed): boolean => Object.values(permissions[needs]).includes('own') && (membersOf(params)?.size ?? 0) > 0;

/** What any operation can meet, besides what it tells itself. */
const codesOf = ({ method, signIn, needs, path, params, body, problems }: Operation): readonly ProblemCode[] => [
  'invalid-request',
  'unknown-field',
  'unavailable',
  'too-many-requests',
  ...(path.startsWith('/api/') && signIn !== false ? (['unauthenticated'] as const) : []),
  ...(needs === 'nothing' ? [] : (['access-denied', 'acknowledgement-required'] as const)),
  ...(needs !== 'nothing' && isOwn(needs, params) ? (['not-found'] as const) : []),
  ...(needs !== 'nothing' && (membersOf(body)?.has('by') ?? false) ? (['not-in-that-name'] as const) : []),
  ...(method === 'POST' && path.startsWith('/api/') && signIn !== false ? (['forged-request'] as const) : []),
  ...(method === 'POST' ? (['too-large', 'unsupported-media-type'] as const) : []),
  ...(signIn !== false ? (['not-acceptable'] as const) : []),
  ...problems,
  'internal',
];

/** By status, the problems of an operation, with an example of each code. */
export const problemResponses = (operation: Operation, { answered }: ReturnType<typeof components>): object => {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set(codesOf(operation))) byStatus.set(problemKinds[code].status, [...(byStatus.get(problemKinds[code].status) ?? []), code]);
  const response = (codes: readonly ProblemCode[]) => ({
    description: codes.map((code) => `\`${code}\`: ${problemKinds[code].title}.`).join(' '),
    content: {
      'application/problem+json': {
        schema: answered(ProblemDetails),
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  });
  return Object.fromEntries([...byStatus].map(([status, codes]) => [status, response(codes)]));
};

/** One example of each problem, to which the operations refer. */
export const problemExamples = (): object =>
  Object.fromEntries(
    Object.entries(problemKinds).map(([code, { title, says }]) => [
      code,
      { summary: title, value: problemDocument(problem(code as ProblemCode, says), '6f0c6c1e-52b5-4a7b-9f3b-0c9f9f6f5b1a') },
    ]),
  );
