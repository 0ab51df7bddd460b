import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { ProblemCode } from '../answers/told.ts';
import { nothing } from '../decode.ts';
import { type Operation, operation } from '../operation.ts';
import { isProblemCode, problem, problemKinds } from '../problems/problem.ts';
import { text } from '../schema/constrained.ts';

const tag = 'Rules';

const CodeAnswer = t.type({ type: t.string, code: ProblemCode, status: t.Integer, title: t.string, says: t.string }, 'ProblemMeaning');

const answer = (code: string): t.TypeOf<typeof CodeAnswer> | null => (isProblemCode(code) ? { type: `/problems/${code}`, code, ...problemKinds[code] } : null);

const listCodes = operation({
  id: 'read-problems',
  needs: 'nothing',
  method: 'GET',
  path: '/problems',
  tag,
  summary: 'Read what every problem code means',
  description: 'All codes that a problem can carry, in plain words, with the status they come with.',
  params: nothing,
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: t.type({ problems: t.array(CodeAnswer) }, 'ProblemMeanings'),
  answerDescription: 'The codes.',
  answerExample: { problems: [answer('deferral-too-long')] },
  problems: [],
  lasting: true,
  run: async () => E.right({ body: { problems: Object.keys(problemKinds).flatMap((code) => answer(code) ?? []) } }),
});

const readCode = operation({
  id: 'read-problem',
  needs: 'nothing',
  method: 'GET',
  path: '/problems/{code}',
  tag,
  summary: 'Read what a problem code means',
  description: 'The address that the `type` of a problem names.',
  params: t.type({ code: text('AnyCode', { minLength: 1, maxLength: 60, description: 'A code such as deferral-too-long.' }) }),
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: CodeAnswer,
  answerDescription: 'What it means and what to do.',
  answerExample: answer('deferral-too-long'),
  problems: ['not-found'],
  lasting: true,
  run: async (_, { params }) => {
    const body = answer(params.code);
    return body === null ? E.left(problem('not-found', 'There is no such code.', { field: 'code' })) : E.right({ body });
  },
});

export const codes: readonly Operation[] = [listCodes, readCode];
