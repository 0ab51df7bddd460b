import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { seenHistory } from '../../../application/access/seen.ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import { readHistory } from '../../../application/participant-history.ts';
import { LetterCode } from '../../../domain/codes/letter.ts';
import { WrittenFormat } from '../../../domain/codes/written-format.ts';
import { letterOf } from '../../../projections/letters/queries.ts';
import { lettersTable } from '../../../projections/letters/table.ts';
import { letterPdf } from '../../messages/letter-pdf.ts';
import { madeUpPreview } from '../../messages/made-up-person.ts';
import { plainText, type Preview, previewOf } from '../../messages/preview.ts';
import { nothing } from '../decode.ts';
import { exampleToday } from '../examples/life.ts';
import { type Operation, operation, type Reply } from '../operation.ts';
import { problemOf } from '../problems/of-failure.ts';
import { problem } from '../problems/problem.ts';
import { text } from '../schema/constrained.ts';
import { PositionHeader } from './paging.ts';

const tag = 'Messages';

export const MessageReference = text('MessageReference', { pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', description: 'Reference of a message: the id of the event that asked for it.' });

const answersAs = { 'application/pdf': '%PDF-1.7 …', 'text/plain': plainText(madeUpPreview('PX0A', exampleToday)) };
const answer = t.string;

const shown = async (preview: Preview, accept: string): Promise<Reply<string>> => {
  const isPdf = accept === 'application/pdf';
  const body: unknown = isPdf ? await letterPdf(preview) : plainText(preview);
  return { body: body as string, headers: { 'content-disposition': `inline; filename="${preview.letter}.${isPdf ? 'pdf' : 'txt'}"` } };
};

const preview = operation({
  id: 'preview-message',
  needs: 'preview-messages',
  method: 'GET',
  path: '/api/v1/messages/{reference}/preview',
  tag,
  summary: 'Read a message as its reader will',
  description: 'A letter that is or was owed, as it would read if it went today: with the address that it goes to, in large print where that is needed. As PDF, or as plain text, which also holds the text message where one may go.',
  params: t.type({ reference: MessageReference }),
  query: nothing,
  headers: PositionHeader,
  body: nothing,
  answer,
  answerDescription: 'The message.',
  answerExample: answersAs['text/plain'],
  answersAs,
  problems: ['not-found'],
  reads: [lettersTable.name],
  run: async ({ db, log, today }, { params: { reference }, accept, within }) => {
    const row = await letterOf(db)(reference);
    if (row === null || !ParticipantId.is(row.participant_id)) return E.left(problem('not-found', 'There is no such message, or not yet.'));
    const found = await readHistory(log)(row.participant_id, {});
    if (E.isLeft(found)) return E.left(problemOf(found.left));
    const { participant, readAsOne } = seenHistory(within.sees, found.right);
    const asked = readAsOne.find(({ recorded }) => recorded.id === reference)?.event;
    const address = asked?.type === 'letter-requested' || asked?.type === 'letter-held' ? (asked.data.address ?? null) : null;
    return E.right({ ...(await shown(previewOf({ letter: row.letter, reference, testDate: row.test_date, address }, participant, today()), accept)), people: [found.right.participantId] });
  },
});

const Tried = t.intersection([t.type({ letter: LetterCode }), t.partial({ format: WrittenFormat })]);

const tryOut = operation({
  id: 'preview-text',
  needs: 'preview-messages',
  method: 'POST',
  path: '/api/v1/messages/preview',
  tag,
  summary: 'Read a text as a made-up person would',
  description: 'For whoever writes the texts: a letter by its code, filled for somebody who does not exist. Nothing is sent or stored.',
  params: nothing,
  query: nothing,
  headers: nothing,
  body: Tried,
  bodyExamples: [{ summary: 'In large print', value: { letter: 'PX0A', format: 'large-print' } }],
  answer,
  answerDescription: 'The message.',
  answerExample: answersAs['text/plain'],
  answersAs,
  problems: [],
  run: async ({ today }, { body: { letter, format }, accept }) => E.right({ ...(await shown(madeUpPreview(letter, today(), format), accept)), people: [] }),
});

/** What people get to read. */
export const messagePreview: readonly Operation[] = [preview, tryOut];
