import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { changeLink, linkStream, loadLink } from '../../../application/laboratory/files.ts';
import type { Link } from '../../../domain/laboratory/link/link.ts';
import { Handling } from '../answers/laboratory-file.ts';
import { nothing } from '../decode.ts';
import { byHand } from '../examples/laboratory.ts';
import { IdempotencyKey, positionHeader } from '../headers.ts';
import { type Operation, operation } from '../operation.ts';
import { itemProblem } from '../problems/problem.ts';
import { text, wholeNumber } from '../schema/constrained.ts';
import { ByHand } from './laboratory-acts.ts';

const tag = 'Laboratory results';

const LinkId = text('LinkId', { pattern: '^[A-Z0-9]{5}-[A-Z]{0,3}$', description: 'The row of files of a laboratory for an area: its national code, a hyphen, and the cipher of the area, `62010-SAL`; without a cipher where its files name none.' });
const Sequence = wholeNumber('Sequence', 0, 99_999_999_999_999, 'A number in the row of files.');

const LinkAnswer = t.type(
  { link: t.string, highest: t.Integer, files: t.Integer, repeated: t.Integer, missing: t.array(t.type({ sequence: t.Integer, handling: Handling }, 'MissingFile')) },
  'LaboratoryLink',
);

const answerOf = (link: string, { highest, files, repeated, missing }: Link): t.TypeOf<typeof LinkAnswer> => ({
  link,
  highest,
  files: files.size,
  repeated: repeated.size,
  missing: [...missing].map(([sequence, { handling }]) => ({ sequence, handling })).sort((one, other) => one.sequence - other.sequence),
});

const example: t.TypeOf<typeof LinkAnswer> = { link: '62010-SAL', highest: 42, files: 40, repeated: 0, missing: [{ sequence: 41, handling: 'open' }] };

const readLink = operation({
  id: 'read-laboratory-link',
  needs: 'read-laboratory-files',
  method: 'GET',
  path: '/api/v1/laboratory/links/{link}',
  tag,
  summary: 'Read the row of files of a laboratory for an area',
  description: 'Its files are numbered one after the other. `missing`: numbers that were passed over and have not come since; of a gap, the last hundred. `repeated`: how many files brought a number that another file had.',
  params: t.type({ link: LinkId }),
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: LinkAnswer,
  answerDescription: 'The row, as the log has it now; empty where no file came.',
  answerExample: example,
  problems: [],
  run: async ({ log }, { params: { link } }) => E.right({ body: answerOf(link, await loadLink(log, link)) }),
});

const handle = (what: 'inform' | 'resolve', summary: string): Operation =>
  operation({
    id: `laboratory-missing-file-${what}`,
    needs: 'work-on-results',
    method: 'POST',
    path: `/api/v1/laboratory/links/{link}/missing/{sequence}/${what}`,
    tag,
    summary,
    description: 'Of a number in the row of files that was passed over. With an **Idempotency-Key** it may be sent again without harm.',
    params: t.type({ link: LinkId, sequence: Sequence }),
    query: nothing,
    headers: t.partial({ 'idempotency-key': IdempotencyKey }),
    body: t.type(ByHand),
    bodyExamples: [{ summary, value: byHand }],
    answer: LinkAnswer,
    answerDescription: 'The row as it stands now.',
    answerExample: example,
    problems: ['not-missing', 'already-resolved', 'comment-needed'],
    run: async (deps, { params: { link, sequence }, body, headers, actor, correlationId }) => {
      const commandId = `request/${actor.organisation}/${actor.user}/${headers['idempotency-key'] ?? randomUUID()}`;
      const context = { today: deps.today(), actor, cause: `request: ${what}`, correlationId, commandId };
      const done = await changeLink(deps)(linkStream(link), { do: what, sequence, by: actor.user, ...body }, context);
      return E.isLeft(done) ? E.left(itemProblem(done.left)) : E.right({ body: answerOf(link, done.right.state), headers: { [positionHeader]: String(done.right.position) } });
    },
  });

/** The rows in which files come, and what is missing in them. */
export const laboratoryLinks: readonly Operation[] = [
  readLink,
  handle('inform', 'Note that the laboratory was told of a missing file'),
  handle('resolve', 'Note how a missing file was resolved'),
];
