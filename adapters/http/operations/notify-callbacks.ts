import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Received } from '../../notify/callbacks/receive.ts';
import { nothing } from '../decode.ts';
import { exampleCallback } from '../examples/notify.ts';
import { type Operation, operation } from '../operation.ts';
import { type Problem, problem } from '../problems/problem.ts';

/** What an item holds is NHS Notify's to say, and more may come. */
const CallbackBody = t.type({ data: t.array(t.record(t.string, t.unknown)) }, 'NotifyCallback');

const CallbackTaken = t.type({ items: t.Integer }, 'NotifyCallbackTaken');

/** Seconds after which somebody who was turned away may come again. */
const comeAgain = 5;

const problems: Readonly<Record<Exclude<Received['kind'], 'taken'>, Problem>> = {
  'wrong-key': problem('wrong-key', 'The header x-api-key is missing or wrong.', { field: 'x-api-key' }),
  'wrong-signature': problem('wrong-signature', 'The header x-hmac-sha256-signature is missing, or is not that of this body.', { field: 'x-hmac-sha256-signature' }),
  'too-large': problem('too-large', 'A callback may hold at most 1 MB.'),
  'unreadable': problem('invalid-request', 'The body is no callback of NHS Notify: it must be JSON with a list "data".'),
  'busy': { ...problem('busy', 'Many callbacks are being recorded.'), retryAfter: comeAgain },
};

const receive = operation({
  id: 'notify-callback',
  needs: 'nothing',
  method: 'POST',
  path: '/api/v1/notify/callbacks',
  tag: 'System',
  summary: 'Be told by NHS Notify what became of messages',
  description: 'For NHS Notify alone, which shows that it is itself: by `x-api-key`, and by `x-hmac-sha256-signature` over the bytes of the body (lower-case hex of HMAC-SHA256; its key is the application id, a dot and the API key). The same news may come twice and in any order. Items of kinds that are not known are counted and passed over.',
  signIn: false,
  traffic: 'callbacks',
  params: nothing,
  query: nothing,
  headers: t.partial({ 'x-api-key': t.string, 'x-hmac-sha256-signature': t.string }),
  body: nothing,
  raw: { 'application/vnd.api+json': { schema: CallbackBody, example: exampleCallback }, 'application/json': { schema: CallbackBody, example: exampleCallback } },
  answer: CallbackTaken,
  answerStatus: 202,
  answerDescription: 'It is on record.',
  answerExample: { items: 1 },
  problems: ['not-found', 'wrong-key', 'wrong-signature', 'busy'],
  run: async ({ receiveCallback }, { headers, pieces }) => {
    if (receiveCallback === null) return E.left(problem('not-found', 'No callbacks of NHS Notify are set up here.'));
    const received = await receiveCallback({ apiKey: headers['x-api-key'], signature: headers['x-hmac-sha256-signature'], pieces });
    return received.kind === 'taken' ? E.right({ body: { items: received.items }, status: 202 }) : E.left(problems[received.kind]);
  },
});

/** What NHS Notify asks of us. */
export const notifyCallbacks: readonly Operation[] = [receive];
