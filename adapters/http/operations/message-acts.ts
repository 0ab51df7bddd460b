import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { act, type ActOnMessage, type ActingOnMessage } from '../../../application/message/act.ts';
import { type AskedAgain, type NotSentAgain, sendInvitationAgain, sendMessageAgain, type SentAgain } from '../../../application/message/send-again.ts';
import { Address } from '../../../domain/participant/demographics.ts';
import { MessageAnswer, messageAnswer } from '../answers/message.ts';
import { orNull } from '../answers/or-null.ts';
import { nothing } from '../decode.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { byHand, exampleMessage, exampleReference } from '../examples/message.ts';
import { IdempotencyKey, positionHeader } from '../headers.ts';
import { type Answered, type Operation, operation } from '../operation.ts';
import { problemOf } from '../problems/of-failure.ts';
import { itemProblem, type ProblemCode } from '../problems/problem.ts';
import { ParticipantParams } from './change.ts';
import { ByHand } from './laboratory-acts.ts';
import { MessageParams } from './messages.ts';

const tag = 'Messages';
const KeyHeader = t.partial({ 'idempotency-key': IdempotencyKey });
const again = 'With an **Idempotency-Key** it may be sent again without harm.';

const acting = ({ today }: ApiDependencies, { actor, correlationId, headers }: { readonly actor: ActingOnMessage['actor']; readonly correlationId: string; readonly headers: t.TypeOf<typeof KeyHeader> }): ActingOnMessage => ({
  actor,
  correlationId,
  today: today(),
  commandId: `request/${actor.organisation}/${actor.user}/${headers['idempotency-key'] ?? randomUUID()}`,
});

interface Told {
  readonly path: string;
  readonly do: Exclude<ActOnMessage['do'], 'send-again'>;
  readonly summary: string;
  readonly description: string;
  readonly problems: readonly ProblemCode[];
}

const byHandOn = ({ path, do: what, summary, description, problems }: Told): Operation =>
  operation({
    id: `message-${path}`,
    needs: 'act-on-messages',
    method: 'POST',
    path: `/api/v1/messages/{reference}/${path}`,
    tag,
    summary,
    description: `${description} ${again}`,
    params: MessageParams,
    query: nothing,
    headers: KeyHeader,
    body: t.type(ByHand),
    bodyExamples: [{ summary, value: byHand }],
    answer: MessageAnswer,
    answerDescription: 'The message, as it stands now.',
    answerExample: exampleMessage,
    problems: ['no-such-message', 'comment-needed', ...problems],
    run: async (deps, call) => {
      const done = await act(deps)(call.params.reference, { do: what, ...call.body }, acting(deps, call));
      if (E.isLeft(done)) return E.left(itemProblem(done.left));
      return E.right({ body: messageAnswer(done.right.message), headers: { [positionHeader]: String(done.right.position) } });
    },
  });

const AgainBody = t.type({ ...ByHand, address: t.union([t.type({ to: t.literal('record') }), t.type({ to: t.literal('previous') }), t.type({ to: t.literal('other'), address: Address })]) }, 'SendAgain');
const SentAgainAnswer = t.type({ reference: orNull(t.string) }, 'SentAgain');

const whereTo = '`address`: `record` (where the record says now), `previous` (where it said before), or `other`, an address for this letter alone, which changes nothing on the record.';

const answered = async (done: Promise<E.Either<NotSentAgain, SentAgain>>): Answered<t.TypeOf<typeof SentAgainAnswer>> => {
  const asked = await done;
  if (E.isLeft(asked)) return E.left(asked.left.kind === 'message' ? itemProblem(asked.left.refusal) : problemOf(asked.left));
  return E.right({ body: { reference: asked.right.reference }, headers: { [positionHeader]: String(asked.right.position) } });
};

const sentAgain = {
  method: 'POST',
  tag,
  query: nothing,
  headers: KeyHeader,
  body: AgainBody,
  bodyExamples: [
    { summary: 'To the address of the record', value: { ...byHand, address: { to: 'record' } } },
    { summary: 'To another address this once', value: { ...byHand, address: { to: 'other', address: { lines: ['5 QUAY STREET', 'BRISTOL'], postcode: 'BS1 2JH' } } } },
  ],
  answer: SentAgainAnswer,
  answerDescription: 'It was asked for again. `reference` names the message that goes; null: letters to this person are paused, and it goes when they are not.',
  answerExample: { reference: exampleReference },
} as const;

const refusals = ['not-found', 'conflict', 'still-on-its-way', 'no-previous-address', 'address-incomplete', 'comment-needed', 'inactive'] as const;

const sendAgain = operation({
  ...sentAgain,
  id: 'message-send-again',
  needs: 'act-on-messages',
  path: '/api/v1/messages/{reference}/send-again',
  summary: 'Send it again',
  description: `The same letter under a new reference; one that failed or came back is settled by that. ${whereTo} Refused while it waits or is on its way. ${again}`,
  params: MessageParams,
  problems: ['no-such-message', ...refusals],
  run: (deps, call) => answered(sendMessageAgain(deps)(call.params.reference, call.body as AskedAgain, acting(deps, call))),
});

const invitationAgain = operation({
  ...sentAgain,
  id: 'send-invitation-again',
  needs: 'act-on-messages',
  path: '/api/v1/participants/{participantId}/send-invitation-again',
  summary: 'Send the invitation or reminder again',
  description: `The newest of the present round of invitations. ${whereTo} Refused while it waits or is on its way. ${again}`,
  params: ParticipantParams,
  problems: ['nothing-to-send-again', ...refusals],
  run: (deps, call) => answered(sendInvitationAgain(deps)(call.params.participantId, call.body as AskedAgain, acting(deps, call))),
});

/** What people do with messages. */
export const messageActs: readonly Operation[] = [
  byHandOn({ path: 'cancel', do: 'cancel', summary: 'Cancel it', description: 'It is not sent. Only while it waits or is held: what NHS Notify has been given cannot be called back.', problems: ['already-handed-over', 'already-cancelled'] }),
  byHandOn({ path: 'returned', do: 'return', summary: 'The post brought it back', description: 'For a letter that came back undelivered. It then needs somebody: send it again, or settle it.', problems: ['no-letter-sent', 'already-returned'] }),
  byHandOn({ path: 'settle', do: 'settle', summary: 'Settle it', description: 'It failed or came back, and nothing more is to be done. It leaves the worklist.', problems: ['nothing-to-settle'] }),
  sendAgain,
  invitationAgain,
];
