import * as E from 'fp-ts/lib/Either.js';
import { decideMessage, type MessageAct } from '../../domain/message/decide.ts';
import type { MessageEvent } from '../../domain/message/events.ts';
import { type MessageRefusal, messageRefusal } from '../../domain/message/refusal.ts';
import type { Context } from '../participants.ts';
import { type Addition, addToMessages, loadMessages, type MessagesDeps, type StoredMessage } from './stored-messages.ts';

type ByWhoever<A> = A extends MessageAct ? Omit<A, 'by'> : never;

/** What people do with a message. Who does it is told apart from it: it comes from whoever knows, and not from them. */
export type ActOnMessage = ByWhoever<MessageAct>;

export type ActingOnMessage = Omit<Context, 'expectedRevision' | 'cause'>;

export interface ActedOnMessage {
  readonly message: StoredMessage;
  /** A read model that has reached it shows what was done. */
  readonly position: number;
}

/** How often it is decided anew because somebody else wrote meanwhile. */
const mostAttempts = 30;

/** What one thing that somebody does with a message adds to it; left: why it cannot be done. */
export const additionOf = (to: StoredMessage, asked: ActOnMessage, { actor, commandId, correlationId, today }: ActingOnMessage): E.Either<MessageRefusal, Addition> =>
  E.map((events: readonly MessageEvent[]): Addition => ({ to, events, by: { actor, commandId, correlationId, cause: `request: ${asked.do}` } }))(decideMessage(to.message, { ...asked, by: actor.user }, today));

/** Does one thing with a message on behalf of one person; the same command id again does nothing more. Left: why it cannot be done. Rejects when the log gives no answer. */
export const act =
  (deps: MessagesDeps) =>
  async (reference: string, asked: ActOnMessage, acting: ActingOnMessage): Promise<E.Either<MessageRefusal, ActedOnMessage>> => {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const [to] = await loadMessages(deps.log, [reference]);
      if (to === undefined) return E.left(messageRefusal('no-such-message'));
      const before = to.recorded.findLast(({ metadata }) => metadata.commandId === acting.commandId);
      if (before !== undefined) return E.right({ message: to, position: before.position });
      const addition = additionOf(to, asked, acting);
      if (E.isLeft(addition)) return addition;
      const position = await addToMessages(deps, [addition.right]);
      if (position === 'conflict' || position === null) continue;
      const [message = to] = await loadMessages(deps.log, [reference]);
      return E.right({ message, position });
    }
    throw new Error(`Others wrote to message ${reference} ${mostAttempts} times in a row`);
  };
