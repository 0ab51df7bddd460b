import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../dates/civil-date.ts';
import type { CaseNumber } from '../identifiers/case-number.ts';
import { decideMessage, type MessageAct, type MessageStep, stepMessage } from './decide.ts';
import { type MessageEvent, messageEvent } from './events.ts';
import { evolveMessage } from './evolve.ts';
import { type Message, needsSomebody, type OpenMessage } from './message.ts';

const on = civilDate('2026-11-23');
const byHand = { by: 'ann', caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment: 'asked for by telephone' };
const cancel: MessageAct = { do: 'cancel', ...byHand };
const cameBack: MessageAct = { do: 'return', ...byHand };
const settle: MessageAct = { do: 'settle', ...byHand };
const sendAgain: MessageAct = { do: 'send-again', as: 'another', ...byHand };
const begin: MessageStep = { do: 'begin', batch: 'b', routingPlan: 'r' };

const opened = messageEvent('message-opened', { participantId: 'p', letter: 'PX0A', testDate: on, position: 7, on });
const held = messageEvent('message-held', { on });
const begun = messageEvent('hand-over-begun', { batch: 'b', routingPlan: 'r', on });
const handedOver = messageEvent('handed-over', { batch: 'b', notifyId: 'n', on });
const refused = messageEvent('hand-over-refused', { batch: 'b', code: 'CM_INVALID_NHS_NUMBER', field: 'nhsNumber', on });
const status = (of: string) => messageEvent('message-status-told', { status: of, description: null, failureCode: null, at: '2026-11-23T10:00:00Z', notifyId: 'n', on });
const way = (channel: string, of: string) =>
  messageEvent('channel-status-told', { channel, status: of, order: 1, supplier: null, description: null, failureCode: null, at: '2026-11-23T10:00:00Z', notifyId: 'n', on });

const after = (...events: readonly MessageEvent[]): OpenMessage => [opened, ...events].reduce(evolveMessage, null as Message) as OpenMessage;
/** What it answers: the events' types, or the code of the refusal. */
const answer = (message: OpenMessage, act: MessageAct) => {
  const decided = decideMessage(message, act, on);
  return E.isLeft(decided) ? decided.left.code : decided.right.map(({ type }) => type);
};
const steps = (message: OpenMessage, step: MessageStep) => stepMessage(message, step, on).map(({ type }) => type);

describe('by hand, a message', () => {
  it('can be cancelled until its hand-over has begun', () => {
    expect([after(), after(held)].map((message) => answer(message, cancel))).toEqual([['message-cancelled'], ['message-cancelled']]);
    expect([after(begun), after(begun, handedOver), after(begun, refused)].map((message) => answer(message, cancel))).toEqual(Array(3).fill('already-handed-over'));
    expect(answer(after(messageEvent('message-cancelled', { reason: 'inactive', by: null, caseNumber: null, comment: null, on })), cancel)).toBe('already-cancelled');
  });

  it('can have come back only where a letter went', () => {
    expect([after(), after(begun)].map((message) => answer(message, cameBack))).toEqual(['no-letter-sent', 'no-letter-sent']);
    const sent = [begun, handedOver];
    expect(answer(after(...sent, way('nhsapp', 'delivered'), way('letter', 'skipped')), cameBack)).toBe('no-letter-sent');
    expect(answer(after(...sent, way('nhsapp', 'failed'), way('letter', 'delivered')), cameBack)).toEqual(['letter-returned']);
    expect(answer(after(...sent), cameBack)).toEqual(['letter-returned']);
    expect(answer(after(...sent, messageEvent('letter-returned', { ...byHand, on })), cameBack)).toBe('already-returned');
  });

  it('can be settled once it failed or came back, and once only', () => {
    const failed = after(begun, handedOver, status('failed'));
    expect(answer(failed, settle)).toEqual(['message-settled']);
    expect(needsSomebody(evolveMessage(failed, messageEvent('message-settled', { how: 'no-further-action', as: null, ...byHand, on })) as OpenMessage)).toBe(false);
    expect([after(), after(begun, handedOver, status('delivered'))].map((message) => answer(message, settle))).toEqual(['nothing-to-settle', 'nothing-to-settle']);
  });

  it('can be sent again when it cannot arrive any more, or has arrived', () => {
    const sent = [begun, handedOver];
    expect([after(), after(held), after(begun), after(...sent)].map((message) => answer(message, sendAgain))).toEqual(Array(4).fill('still-on-its-way'));
    for (const end of [after(begun, refused), after(...sent, status('delivered')), after(...sent, messageEvent('letter-returned', { ...byHand, on }))])
      expect(answer(end, sendAgain)).toEqual(['message-settled']);
  });

  it('is not touched without a word why', () => {
    expect(answer(after(), { ...cancel, comment: '  ' })).toBe('comment-needed');
  });
});

describe('the system', () => {
  it('hands over what waits, and nothing else', () => {
    expect(steps(after(), begin)).toEqual(['hand-over-begun']);
    expect([after(held), after(begun), after(begun, handedOver)].flatMap((message) => steps(message, begin))).toEqual([]);
  });

  it('settles only the batch in which a message is', () => {
    for (const step of [{ do: 'hand-over', batch: 'another', notifyId: 'n' }, { do: 'take-back', batch: 'another', code: 'c' }, { do: 'refuse', batch: 'another', code: 'c', field: null }] as const)
      expect(steps(after(begun), step)).toEqual([]);
    expect(steps(after(begun), { do: 'hand-over', batch: 'b', notifyId: null })).toEqual(['handed-over']);
  });

  it('learns the name of a message from the answer that holds it, though another answer came first', () => {
    const unnamed = after(begun, messageEvent('handed-over', { batch: 'b', notifyId: null, on }));
    expect(steps(unnamed, { do: 'hand-over', batch: 'b', notifyId: 'n' })).toEqual(['handed-over']);
    expect(steps(unnamed, { do: 'hand-over', batch: 'b', notifyId: null })).toEqual([]);
  });

  it('holds what waits, releases what is held, and cancels either for somebody inactive', () => {
    expect([steps(after(), { do: 'hold' }), steps(after(held), { do: 'release' }), steps(after(held), { do: 'cancel', reason: 'inactive' }), steps(after(begun), { do: 'cancel', reason: 'inactive' })])
      .toEqual([['message-held'], ['message-released'], ['message-cancelled'], []]);
  });
});
