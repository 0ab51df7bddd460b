import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../dates/civil-date.ts';
import { sameValue } from '../participant/same-value.ts';
import type { SenderDetails } from './details.ts';
import type { SenderEvent } from './events.ts';
import { type SenderRefusal, senderRefusal } from './refusal.ts';
import type { Sender, SenderRecord } from './sender.ts';

interface Why {
  readonly by: string;
  readonly comment: string;
}

type OnRegister =
  | (Why & { readonly do: 'change'; readonly details: SenderDetails })
  | (Why & { readonly do: 'deactivate' | 'reactivate' });

export type SenderCommand =
  | (Why & { readonly do: 'add'; readonly details: SenderDetails })
  /** A line of a file: the register is to say this, whatever it said before. */
  | (Why & { readonly do: 'enter'; readonly details: SenderDetails; readonly active: boolean })
  | OnRegister;

export type SenderDecided = E.Either<SenderRefusal, readonly SenderEvent[]>;

/** What follows from a command about a sender: events, or why not. What the register says already leads to nothing. */
export const decideSender = (record: SenderRecord, command: SenderCommand, on: CivilDate): SenderDecided => {
  const { by, comment } = command;
  if (comment.trim() === '') return E.left(senderRefusal('comment-needed', { field: 'comment' }));
  const why = { by, comment, on };
  if (command.do === 'enter') return E.right(entered(record, command, why));
  if (command.do === 'add')
    return record.kind === 'unknown' ? E.right([{ type: 'sender-added', data: { details: command.details, ...why } }]) : E.left(senderRefusal('already-a-sender'));
  return record.kind === 'unknown' ? E.left(senderRefusal('no-such-sender')) : decideOf(record, command, why);
};

type Stored = Why & { readonly on: CivilDate };

const decideOf = ({ details, active }: Sender, command: OnRegister, why: Stored): SenderDecided => {
  switch (command.do) {
    case 'change':
      return E.right(sameValue(details, command.details) ? [] : [{ type: 'sender-changed', data: { details: command.details, ...why } }]);
    case 'deactivate':
      return active ? E.right([{ type: 'sender-deactivated', data: why }]) : E.left(senderRefusal('sender-already-inactive'));
    case 'reactivate':
      return active ? E.left(senderRefusal('sender-already-active')) : E.right([{ type: 'sender-reactivated', data: why }]);
  }
};

const entered = (record: SenderRecord, { details, active }: Extract<SenderCommand, { readonly do: 'enter' }>, why: Stored): readonly SenderEvent[] => {
  const isKnown = record.kind === 'sender';
  const told: readonly SenderEvent[] = isKnown
    ? (sameValue(record.details, details) ? [] : [{ type: 'sender-changed', data: { details, ...why } }])
    : [{ type: 'sender-added', data: { details, ...why } }];
  const wasActive = !isKnown || record.active;
  if (wasActive === active) return told;
  return [...told, { type: active ? 'sender-reactivated' : 'sender-deactivated', data: why }];
};
