import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { seenHistory } from '../../../application/access/seen.ts';
import { readHistory } from '../../../application/participant-history.ts';
import { civilDate } from '../../../domain/dates/civil-date.ts';
import { command, commandData } from '../../../domain/participant/commands.ts';
import type { NoteText } from '../../../domain/participant/noted.ts';
import { NoteAnswer, notesIn } from '../answers/note.ts';
import { nothing } from '../decode.ts';
import { caseNumber, type Deed, exampleHistory, exampleToday, listed } from '../examples/life.ts';
import { type Operation, operation } from '../operation.ts';
import { problemOf } from '../problems/of-failure.ts';
import { action } from './action.ts';
import { ParticipantParams } from './change.ts';

const tag = 'Record keeping';
const aNote = { by: 'csas', text: 'Rang about the letter of 28 August.' as NoteText, caseNumber } as const;
const written: Deed = [exampleToday, command('write-note', aNote)];
const aVaccination = { givenOn: civilDate('2008-10-06'), vaccine: 'cervarix', dose: 1 } as const;
const vaccinated: Deed = [exampleToday, command('record-vaccination', { by: 'csas', vaccination: aVaccination })];

const NotesAnswer = t.type({ notes: t.array(NoteAnswer) }, 'Notes');

const readNotes = operation({
  id: 'read-notes',
  needs: 'keep-notes',
  method: 'GET',
  path: '/api/v1/participants/{participantId}/notes',
  tag,
  summary: 'Read the notes beside a record',
  description: 'Additional information as CSAS keeps it: by case, who wrote it last and when. Removed notes are not among them.',
  params: ParticipantParams,
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: NotesAnswer,
  answerDescription: 'The notes, by their numbers.',
  answerExample: { notes: notesIn(exampleHistory([...listed, written])) },
  problems: ['not-found'],
  run: async ({ log }, { params, within }) => {
    const history = await readHistory(log)(params.participantId);
    return E.isLeft(history) ? E.left(problemOf(history.left)) : E.right({ body: { notes: notesIn(seenHistory(within.sees, history.right)) } });
  },
});

/** What CSAS keeps beside a record. It decides nothing of anybody's call. */
export const recordKeeping: readonly Operation[] = [
  readNotes,
  action({
    id: 'write-note',
    needs: 'keep-notes',
    path: 'notes',
    tag,
    summary: 'Write a note',
    description: 'Additional information, with the number of its case. With `number`, in place of the note that has it.',
    body: commandData['write-note'],
    command: (body) => command('write-note', body),
    examples: [{ summary: 'A new one', value: aNote }],
    refusals: ['no-such-note', 'not-permitted'],
  }),
  action({
    id: 'remove-note',
    needs: 'keep-notes',
    path: 'notes/remove',
    tag,
    summary: 'Remove a note',
    description: 'It is not shown among the notes any more. Who wrote and who removed it stays in the event log.',
    body: commandData['remove-note'],
    command: (body) => command('remove-note', body),
    examples: [{ summary: 'The first', value: { by: 'csas', number: 1 } }],
    before: [written],
    refusals: ['no-such-note', 'not-permitted'],
  }),
  action({
    id: 'write-event-information',
    needs: 'keep-notes',
    path: 'event-information',
    tag,
    summary: 'Write what is to be known of an incident',
    description: 'Shown with the summary until it is written anew, or taken away by `text: null`. The person may read it: no alarming words, nothing clinical.',
    body: commandData['write-event-information'],
    command: (body) => command('write-event-information', body),
    examples: [{ summary: 'A letter that was wrong', value: { by: 'csas', text: 'The letter of 28 August named a wrong date. A right one was sent.' as NoteText, caseNumber } }],
    refusals: ['not-permitted'],
  }),
  action({
    id: 'record-vaccination',
    needs: 'keep-notes',
    path: 'vaccinations',
    tag,
    summary: 'Enter a vaccination against HPV',
    description: 'Shown with the summary. It changes no interval. Of a vaccine that is none of those named, `other` and its `name`.',
    body: commandData['record-vaccination'],
    command: (body) => command('record-vaccination', body),
    examples: [{ summary: 'A first dose', value: { by: 'csas', vaccination: aVaccination } }],
    refusals: ['impossible-vaccination-date', 'missing-value', 'not-permitted'],
  }),
  action({
    id: 'remove-vaccination',
    needs: 'keep-notes',
    path: 'vaccinations/remove',
    tag,
    summary: 'Take a vaccination off a record',
    description: 'One that was entered by mistake. What was entered and removed stays in the history.',
    body: commandData['remove-vaccination'],
    command: (body) => command('remove-vaccination', body),
    examples: [{ summary: 'The first', value: { by: 'csas', number: 1, comment: 'Another person’s' as NoteText } }],
    before: [vaccinated],
    refusals: ['no-such-vaccination', 'not-permitted'],
  }),
];
