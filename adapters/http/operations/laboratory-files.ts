import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { acknowledgementOf } from '../../../application/laboratory/acknowledgement.ts';
import type { SendAnswer } from '../../../application/laboratory/answer.ts';
import { changeFile, fileStream } from '../../../application/laboratory/files.ts';
import { fileRefusal } from '../../../domain/laboratory/file/refusal.ts';
import { countLaboratoryFiles, laboratoryFile, laboratoryFilesThat } from '../../../projections/laboratory-files/queries.ts';
import { laboratoryFilesTable } from '../../../projections/laboratory-files/table.ts';
import { LaboratoryResults } from '../../laboratory/json/results.ts';
import { nhsack } from '../../laboratory/nhs004/answer.ts';
import { spooled } from '../../laboratory/spool.ts';
import { whyCorrupt } from '../../laboratory/told.ts';
import { FileState, LaboratoryFile, laboratoryFileAnswer, ReceivedFile, receivedFile } from '../answers/laboratory-file.ts';
import { nothing } from '../decode.ts';
import { byHand } from '../examples/laboratory.ts';
import { exampleAcknowledgement, exampleInterchange, exampleLaboratoryFile, exampleObservation, exampleResults } from '../examples/laboratory-file.ts';
import { IdempotencyKey, positionHeader } from '../headers.ts';
import { type Operation, operation } from '../operation.ts';
import { itemProblem, problem } from '../problems/problem.ts';
import { text } from '../schema/constrained.ts';
import { ByHand } from './laboratory-acts.ts';
import { FileParams, LaboratoryCode } from './laboratory-items.ts';
import { list } from './list.ts';
import { PositionHeader } from './paging.ts';

const tag = 'Laboratory results';

const FileName = text('FileName', { minLength: 1, maxLength: 200, pattern: '^[^/\\\\]*$', description: 'What the file is called. `SAL-62010-00042.edi` also names the area. Nothing of a person.' });

const edifact = { schema: t.string, example: exampleInterchange };

/** There is no way back to whoever uploads but the answer to the request: what they are told can be fetched. */
const sendAnswer: SendAnswer = () => Promise.resolve('fetched by HTTP');

const receive = operation({
  id: 'receive-laboratory-file',
  needs: 'send-results',
  keepsWithin: true,
  method: 'POST',
  path: '/api/v1/laboratory/files',
  tag,
  summary: 'Send results',
  description: 'A file of a laboratory as EDIFACT (MEDRPT in the layout NHS004), or one result or many as JSON or as FHIR R4 (an Observation, or a Bundle of them with their patients and diagnostic reports). All of it is taken, or nothing: it is read to its end first. The same content again is the same file and does nothing twice, so it may be sent again without harm. The results are looked at at once; `whereabouts` tells how many stand where. A file that asks for an answer is acknowledged, also when it is corrupt: `acknowledged` says how, and the answer can be fetched as EDIFACT.',
  params: nothing,
  query: t.partial({ name: FileName }),
  headers: nothing,
  body: nothing,
  raw: {
    'application/edifact': edifact,
    'application/octet-stream': edifact,
    'text/plain': edifact,
    'application/json': { schema: LaboratoryResults, example: exampleResults },
    'application/fhir+json': { schema: t.record(t.string, t.unknown), example: exampleObservation },
  },
  answer: ReceivedFile,
  answerDescription: 'It was taken in, now or before.',
  answerExample: { file: exampleLaboratoryFile.file, again: false, items: 240, whereabouts: { 'settled': 201, 'to-process': 39 }, acknowledged: 'accepted' },
  problems: ['corrupt-file'],
  run: async ({ receiveFile, mostBytes, today }, { query: { name = 'without a name' }, pieces, contentType, actor }) => {
    const channel = contentType.endsWith('json') ? 'api' : 'upload';
    const received = await spooled(pieces, name, mostBytes, (file) => receiveFile(file, { today: today(), actor, channel, sendAnswer }));
    const { place } = received.file;
    if (place.at === 'corrupt' && place.reason === 'too-large')
      return E.left(problem('too-large', `A laboratory's file may hold at most ${mostBytes} bytes. That it came is noted among the corrupt files.`, { file: received.fileId }));
    if (place.at === 'corrupt') return E.left(problem('corrupt-file', whyCorrupt(place), { reason: place.reason, segment: place.segment, file: received.fileId, ...(received.file.answered === null ? {} : { acknowledged: received.file.answered }) }));
    return E.right({ body: receivedFile(received), headers: { [positionHeader]: String(received.position) } });
  },
});

const readAcknowledgement = operation({
  id: 'read-laboratory-acknowledgement',
  needs: 'send-results',
  method: 'GET',
  path: '/api/v1/laboratory/files/{file}/acknowledgement',
  tag,
  summary: 'Fetch the answer to a laboratory',
  description: 'As EDIFACT, NHSACK in the layout NHS001: whether the file was accepted, accepted in part or rejected, and which of its messages could not be read. It is the same each time.',
  params: FileParams,
  query: nothing,
  headers: nothing,
  body: nothing,
  answersAs: { 'application/edifact': exampleAcknowledgement },
  answer: t.string,
  answerDescription: 'The acknowledgement.',
  answerExample: exampleAcknowledgement,
  problems: ['no-such-file', 'no-acknowledgement'],
  run: async ({ log }, { params }) => {
    const found = await acknowledgementOf(log, params.file);
    return E.isLeft(found) ? E.left(itemProblem(found.left)) : E.right({ body: nhsack(found.right.answer, found.right.at), people: [] });
  },
});

const files = list({
  id: 'read-laboratory-files',
  needs: 'read-laboratory-files',
  path: '/api/v1/laboratory/files',
  tag,
  summary: 'Files of laboratories',
  description: 'In the order of the days on which they came. With `state` or `laboratory`, only those. Whose a corrupt file is nobody can tell, so it is of no laboratory.',
  params: nothing,
  query: t.partial({ state: FileState, laboratory: LaboratoryCode }),
  item: LaboratoryFile,
  name: 'LaboratoryFiles',
  example: exampleLaboratoryFile,
  table: laboratoryFilesTable.name,
  page: ({ db }, asked, request) => laboratoryFilesThat(db)(asked, request),
  count: ({ db }, asked) => countLaboratoryFiles(db)(asked),
  show: laboratoryFileAnswer,
});

const readFile = operation({
  id: 'read-laboratory-file',
  needs: 'read-laboratory-files',
  method: 'GET',
  path: '/api/v1/laboratory/files/{file}',
  tag,
  summary: 'Read what became of a file',
  description: 'As a whole. What became of each of its results, the accounting tells.',
  params: FileParams,
  query: nothing,
  headers: PositionHeader,
  body: nothing,
  answer: LaboratoryFile,
  answerDescription: 'The file as it stands.',
  answerExample: exampleLaboratoryFile,
  problems: ['no-such-file'],
  reads: [laboratoryFilesTable.name],
  run: async ({ db }, { params }) => {
    const row = await laboratoryFile(db)(params.file);
    return row === null ? E.left(itemProblem(fileRefusal('no-such-file'))) : E.right({ body: laboratoryFileAnswer(row) });
  },
});

const Done = t.type({ file: t.string }, 'HandledFile');

const handle = (what: 'inform' | 'resolve', summary: string, description: string): Operation =>
  operation({
    id: `laboratory-file-${what}`,
    needs: 'work-on-results',
    method: 'POST',
    path: `/api/v1/laboratory/files/{file}/${what}`,
    tag,
    summary,
    description: `${description} With an **Idempotency-Key** it may be sent again without harm.`,
    params: FileParams,
    query: nothing,
    headers: t.partial({ 'idempotency-key': IdempotencyKey }),
    body: t.type(ByHand),
    bodyExamples: [{ summary, value: byHand }],
    answer: Done,
    answerDescription: 'It is on record.',
    answerExample: { file: exampleLaboratoryFile.file },
    problems: ['no-such-file', 'not-corrupt', 'already-resolved', 'comment-needed'],
    run: async (deps, { params: { file }, body, headers, actor, correlationId }) => {
      const commandId = `request/${actor.organisation}/${actor.user}/${headers['idempotency-key'] ?? randomUUID()}`;
      const done = await changeFile(deps)(fileStream(file), { do: what, by: actor.user, ...body }, { today: deps.today(), actor, cause: `request: ${what}`, correlationId, commandId });
      return E.isLeft(done) ? E.left(itemProblem(done.left)) : E.right({ body: { file }, headers: { [positionHeader]: String(done.right.position) } });
    },
  });

/** Files of laboratories: how they come, and what became of them as a whole. */
export const laboratoryFiles: readonly Operation[] = [
  receive,
  files,
  readFile,
  readAcknowledgement,
  handle('inform', 'Note that the laboratory was told', 'The file is corrupt, and somebody told the laboratory so.'),
  handle('resolve', 'Note how it was resolved', 'Somebody looked after a corrupt file, and says how it ended: it came again, or there was nothing in it that is wanted.'),
];
