import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { isWithin } from '../../../application/access/guard.ts';
import { type AskedNumber, screeningHistories } from '../../../application/screening-histories.ts';
import { inForce } from '../../../domain/rules/dated.ts';
import { askedHistory, HistoriesAnswer, historiesAnswer, historiesCsv } from '../answers/screening-history.ts';
import { nothing } from '../decode.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { exampleHistory, exampleId, exampleNhsNumber, listed } from '../examples/life.ts';
import { listOfNumbers } from '../number-list.ts';
import { type Answered, type Call, type Operation, operation } from '../operation.ts';
import { problemOf } from '../problems/of-failure.ts';
import { problem } from '../problems/problem.ts';
import { text } from '../schema/constrained.ts';

const GivenNumber = text('GivenNumber', { maxLength: 40, description: 'An NHS number, or the number of a dummy registration, with or without spaces. What is none is answered as `not-a-number`.' });

const example = historiesAnswer([
  askedHistory({ line: 1, given: '900 000 0009', outcome: 'found', participantId: exampleId, participant: exampleHistory(listed).participant }),
  askedHistory({ line: 2, given: '9000000017', outcome: 'not-found' }),
  askedHistory({ line: 3, given: '12345', outcome: 'not-a-number' }),
]);

const download = async (deps: ApiDependencies, { within, accept }: Pick<Call<unknown, unknown, unknown, unknown>, 'within' | 'accept'>, asked: readonly AskedNumber[], field: string): Answered<HistoriesAnswer> => {
  const { mostNumbers } = inForce(deps.policy.historyDownloads, deps.today()).value;
  if (asked.length === 0 || asked.length > mostNumbers) return E.left(problem('invalid-request', `Must name from 1 to ${mostNumbers} people.`, { field }));
  const items: HistoriesAnswer['items'] = [];
  for await (const told of screeningHistories(deps, asked, (participant) => isWithin(within, participant))) {
    if (E.isLeft(told)) return E.left(problemOf(told.left));
    items.push(askedHistory(told.right));
  }
  const answer = historiesAnswer(items);
  if (accept === 'application/json') return E.right({ body: answer });
  const people = items.flatMap(({ history }) => (history === null ? [] : [history.participantId]));
  // Text, as `answersAs` says; the codec tells of the answer in JSON.
  return E.right({ body: historiesCsv(answer) as never, people, headers: { 'content-disposition': 'attachment; filename="screening-histories.csv"' } });
};

const told = {
  needs: 'download-histories',
  keepsWithin: true,
  method: 'POST',
  tag: 'Participants',
  params: nothing,
  query: nothing,
  headers: nothing,
  answer: HistoriesAnswer,
  answerDescription: 'Line by line what was asked for, and what is known.',
  answerExample: example,
  answersAs: { 'application/json': example, 'text/csv': historiesCsv(example) },
  problems: [],
} as const;

const description = 'Every test on record of up to 1,000 people, and where they stand: as JSON, or with `Accept: text/csv` as CSV with a line for each test. A number that cannot be one, or that comes twice, is answered as that, on its line; the rest are answered all the same. Somebody who is not theirs is not found.';

const byNumbers = operation({
  ...told,
  id: 'download-histories',
  path: '/api/v1/screening-histories',
  summary: 'Download screening histories',
  description,
  body: t.type({ nhsNumbers: t.array(GivenNumber) }),
  bodyExamples: [{ summary: 'Three numbers, of which one cannot be', value: { nhsNumbers: ['900 000 0009', '9000000017', '12345'] } }],
  run: (deps, call) => download(deps, call, call.body.nhsNumbers.map((given, i) => ({ line: i + 1, given })), 'nhsNumbers'),
});

const byFile = operation({
  ...told,
  id: 'download-histories-of-file',
  path: '/api/v1/screening-histories/file',
  summary: 'Download screening histories of the numbers in a file',
  description: `${description} The file has a number a line; of several columns the first is read, and a heading is left aside.`,
  body: nothing,
  raw: { 'text/csv': { schema: t.string, example: `nhs_number\r\n${exampleNhsNumber}\r\n` }, 'text/plain': { schema: t.string, example: `${exampleNhsNumber}\n` } },
  run: async (deps, call) => {
    const asked = await listOfNumbers(call.pieces);
    return E.isLeft(asked) ? asked : download(deps, call, asked.right, 'file');
  },
});

/** The histories of many people at once. */
export const downloads: readonly Operation[] = [byNumbers, byFile];
