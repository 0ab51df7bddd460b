import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../dates/civil-date.ts';
import type { CaseNumber } from '../identifiers/case-number.ts';
import { type CancelReason, type MessageEvent, messageEvent } from './events.ts';
import { needsSomebody, type OpenMessage } from './message.ts';
import { type MessageRefusal, messageRefusal } from './refusal.ts';

interface ByHand {
  readonly by: string;
  readonly caseNumber: CaseNumber;
  readonly comment: string;
}

/** What people do with a message. */
export type MessageAct =
  | ({ readonly do: 'cancel' } & ByHand)
  /** The post brought the letter back. */
  | ({ readonly do: 'return' } & ByHand)
  /** What failed or came back needs nothing more. */
  | ({ readonly do: 'settle' } & ByHand)
  /** The letter is asked for again. `as`: reference of the message that goes instead; null: it is held, and has none yet. */
  | ({ readonly do: 'send-again'; readonly as: string | null } & ByHand);

/** What the system does with it. */
export type MessageStep =
  | { readonly do: 'hold' }
  | { readonly do: 'release' }
  | { readonly do: 'cancel'; readonly reason: Exclude<CancelReason, 'by-hand'> }
  | { readonly do: 'begin'; readonly batch: string; readonly routingPlan: string }
  | { readonly do: 'take-back'; readonly batch: string; readonly code: string }
  | { readonly do: 'hand-over'; readonly batch: string; readonly notifyId: string | null }
  | { readonly do: 'refuse'; readonly batch: string; readonly code: string; readonly field: string | null };

export type MessageDecided = E.Either<MessageRefusal, readonly MessageEvent[]>;

/** What follows from what somebody wants to do with a message: events, or why not. */
export const decideMessage = (message: OpenMessage, act: MessageAct, on: CivilDate): MessageDecided => {
  if (act.comment.trim() === '') return E.left(messageRefusal('comment-needed', { field: 'comment' }));
  const { by, caseNumber, comment } = act;
  const byHand = { by, caseNumber, comment, on };
  switch (act.do) {
    case 'cancel':
      if (isBefore(message)) return E.right([messageEvent('message-cancelled', { reason: 'by-hand', ...byHand })]);
      return E.left(messageRefusal(message.place.at === 'cancelled' ? 'already-cancelled' : 'already-handed-over'));
    case 'return':
      if (!mayHaveGoneByPost(message)) return E.left(messageRefusal('no-letter-sent'));
      return message.returnedOn === null ? E.right([messageEvent('letter-returned', byHand)]) : E.left(messageRefusal('already-returned'));
    case 'settle':
      return needsSomebody(message) ? E.right([messageEvent('message-settled', { how: 'no-further-action', as: null, ...byHand })]) : E.left(messageRefusal('nothing-to-settle'));
    case 'send-again':
      return isOnItsWay(message) ? E.left(messageRefusal('still-on-its-way')) : E.right([messageEvent('message-settled', { how: 'sent-again', as: act.as, ...byHand })]);
  }
};

/** It may still arrive. One that the post brought back has done so. */
export const isOnItsWay = ({ place, returnedOn }: OpenMessage): boolean => returnedOn === null && place.at !== 'delivered' && place.at !== 'failed' && place.at !== 'cancelled';

/** Nothing of it has been given to NHS Notify. */
const isBefore = ({ place }: OpenMessage): boolean => place.at === 'waiting' || place.at === 'held';

const notSent: ReadonlySet<string> = new Set(['created', 'skipped']);

/** What NHS Notify told of a way may never have come: only where it told of ways, and of no letter sent, was there none. */
const mayHaveGoneByPost = ({ place, channels }: OpenMessage): boolean => {
  const isWithNotify = place.at === 'handed-over' || place.at === 'delivered' || place.at === 'failed';
  return isWithNotify && (channels.length === 0 || channels.some(({ channel, status }) => channel === 'letter' && !notSent.has(status)));
};

/** What follows from a step of the system. None where the message does not stand there any more: somebody else was faster. */
export const stepMessage = (message: OpenMessage, step: MessageStep, on: CivilDate): readonly MessageEvent[] => {
  const { place } = message;
  const isIn = (batch: string): boolean => place.at === 'handing-over' && place.batch === batch;
  switch (step.do) {
    case 'hold':
      return place.at === 'waiting' ? [messageEvent('message-held', { on })] : [];
    case 'release':
      return place.at === 'held' ? [messageEvent('message-released', { on })] : [];
    case 'cancel':
      return isBefore(message) ? [messageEvent('message-cancelled', { reason: step.reason, by: null, caseNumber: null, comment: null, on })] : [];
    case 'begin':
      return place.at === 'waiting' ? [messageEvent('hand-over-begun', { batch: step.batch, routingPlan: step.routingPlan, on })] : [];
    case 'take-back':
      return isIn(step.batch) ? [messageEvent('hand-over-taken-back', { batch: step.batch, code: step.code, on })] : [];
    case 'refuse':
      return isIn(step.batch) ? [messageEvent('hand-over-refused', { batch: step.batch, code: step.code, field: step.field, on })] : [];
    case 'hand-over':
      return isIn(step.batch) || learnsName(message, step.notifyId) ? [messageEvent('handed-over', { batch: step.batch, notifyId: step.notifyId, on })] : [];
  }
};

/** Another was told first that NHS Notify has it, and not under which name. */
const learnsName = ({ place, notifyId }: OpenMessage, name: string | null): boolean =>
  name !== null && notifyId === null && (place.at === 'handed-over' || place.at === 'delivered' || place.at === 'failed');
