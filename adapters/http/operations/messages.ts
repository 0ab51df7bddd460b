import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { loadMessages } from '../../../application/message/stored-messages.ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import { LetterCode } from '../../../domain/codes/letter.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { messageRefusal } from '../../../domain/message/refusal.ts';
import { lettersTable } from '../../../projections/letters/table.ts';
import { countMessages, type MessagesAsked, messagesByState, messagesThat, refusedLetters } from '../../../projections/messages/queries.ts';
import { messagesTable } from '../../../projections/messages/table.ts';
import { lettersOwedTo } from '../../../projections/messages/whereabouts.ts';
import { LetterKindWord, LetterOwedAnswer, letterOwed, ListedMessage, listedMessage, MessageAnswer, messageAnswer, MessageState } from '../answers/message.ts';
import { nothing } from '../decode.ts';
import { exampleLetterOwed, exampleListedMessage, exampleMessage } from '../examples/message.ts';
import { type Operation, operation } from '../operation.ts';
import { itemProblem } from '../problems/problem.ts';
import { ParticipantParams } from './change.ts';
import { list } from './list.ts';
import { MessageReference } from './message-preview.ts';
import { PositionHeader } from './paging.ts';

const tag = 'Messages';

export const MessageParams = t.type({ reference: MessageReference });

const MessagesQuery = t.partial({ state: MessageState, letter: LetterCode, kind: LetterKindWord, participantId: ParticipantId, needsSomebody: oneOf('YesOrNo', 'yes', 'no') });

const asked = ({ needsSomebody, ...rest }: t.TypeOf<typeof MessagesQuery>): MessagesAsked => ({ ...rest, needsSomebody: needsSomebody === undefined ? undefined : needsSomebody === 'yes' });

const listed = list({
  id: 'read-messages',
  needs: 'read-messages',
  path: '/api/v1/messages',
  tag,
  summary: 'Messages, by where they are',
  description: 'In the order in which their letters were asked for. With `needsSomebody=yes` the worklist: those that failed or came back, and that nobody has settled.',
  params: nothing,
  query: MessagesQuery,
  item: ListedMessage,
  name: 'MessageList',
  example: exampleListedMessage,
  table: messagesTable.name,
  page: ({ db }, query, request) => messagesThat(db)(asked(query), request),
  count: ({ db }, query) => countMessages(db)(asked(query)),
  show: listedMessage,
});

const counts = operation({
  id: 'count-messages',
  needs: 'count',
  method: 'GET',
  path: '/api/v1/messages/counts',
  tag,
  summary: 'How many messages are where',
  description: 'Of each letter in each state, and how many of them need somebody. `refused`: letters of which NHS Notify took none when they were last tried, and why; they wait until somebody acts.',
  params: nothing,
  query: nothing,
  headers: PositionHeader,
  body: nothing,
  answer: t.type(
    {
      counts: t.array(t.type({ state: MessageState, letter: LetterCode, messages: t.Integer, needSomebody: t.Integer }, 'MessagesCounted')),
      refused: t.array(t.type({ letter: LetterCode, code: t.string, messages: t.Integer }, 'LettersRefused')),
    },
    'MessageCounts',
  ),
  answerDescription: 'The counts; none where there is none.',
  answerExample: { counts: [{ state: 'failed', letter: 'PX0A', messages: 3, needSomebody: 1 }], refused: [{ letter: 'PA1', code: 'CM_NO_SUCH_ROUTING_PLAN', messages: 412 }] },
  problems: [],
  reads: [messagesTable.name],
  run: async ({ db }) => E.right({ body: { counts: [...(await messagesByState(db))], refused: [...(await refusedLetters(db))] } }),
});

const readMessage = operation({
  id: 'read-message',
  needs: 'read-messages',
  method: 'GET',
  path: '/api/v1/messages/{reference}',
  tag,
  summary: 'Read one message',
  description: 'Where it is, how it stands on each of its ways in the words of NHS Notify, and everything that happened to it.',
  params: MessageParams,
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: MessageAnswer,
  answerDescription: 'The message, as the log has it now.',
  answerExample: exampleMessage,
  problems: ['no-such-message'],
  run: async ({ log }, { params }) => {
    const [message] = await loadMessages(log, [params.reference]);
    return message === undefined ? E.left(itemProblem(messageRefusal('no-such-message'))) : E.right({ body: messageAnswer(message) });
  },
});

const ofParticipant = operation({
  id: 'read-messages-of-participant',
  needs: 'read-messages',
  method: 'GET',
  path: '/api/v1/participants/{participantId}/messages',
  tag,
  summary: 'Every letter owed to somebody, and where it is',
  description: 'In the order in which they were asked for, each in exactly one place: waiting, held, handed over, delivered, failed or cancelled. None where there is no such participant.',
  params: ParticipantParams,
  query: nothing,
  headers: PositionHeader,
  body: nothing,
  answer: t.type({ letters: t.array(LetterOwedAnswer) }, 'LettersOwed'),
  answerDescription: 'The letters.',
  answerExample: { letters: [exampleLetterOwed] },
  problems: [],
  reads: [lettersTable.name, messagesTable.name],
  run: async ({ db }, { params }) => E.right({ body: { letters: (await lettersOwedTo(db)(params.participantId)).map(letterOwed) } }),
});

/** Messages to participants, and where each is. */
export const messages: readonly Operation[] = [listed, counts, readMessage, ofParticipant];
