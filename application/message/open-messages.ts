import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { messageEvent } from '../../domain/message/events.ts';
import type { StreamAppend } from '../ports/event-log.ts';
import type { LetterOwed, MessagesToSend } from '../ports/messages-to-send.ts';
import { messageCodec } from './codec.ts';
import { type MessagesDeps, messageStream, messageSystem } from './stored-messages.ts';

/** Messages opened in one append. */
const batchSize = 1_000;
/** How often they are opened anew because somebody else opened some of them meanwhile. */
const mostAttempts = 30;

export interface OpeningDeps extends MessagesDeps {
  readonly toSend: Pick<MessagesToSend, 'unopened' | 'lastOpened'>;
}

/**
 * Opens a message for each letter owed that has none: those after the last that has one, or, where `all` is asked for, every one
 * there is. The same again, and somewhere else at once, opens none twice. Answers with how many.
 */
export const openMessages =
  (deps: OpeningDeps) =>
  async (today: CivilDate, all: boolean): Promise<number> => {
    let after = all ? 0 : await deps.toSend.lastOpened();
    let opened = 0;
    for (;;) {
      const letters = await deps.toSend.unopened(after, batchSize);
      const last = letters.at(-1);
      if (last === undefined) return opened;
      opened += await open(deps, letters, today);
      after = last.position;
    }
  };

const open = async ({ log, policy }: MessagesDeps, letters: readonly LetterOwed[], today: CivilDate): Promise<number> => {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const there = await log.readStreams(letters.map(({ reference }) => messageStream(reference)), { limit: 1 });
    const missing = letters.filter(({ reference }) => (there.get(messageStream(reference))?.head ?? 'no-stream') === 'no-stream');
    if (missing.length === 0) return 0;
    const done = await log.append(missing.map((letter) => opening(letter, policy.version, today)))();
    if (E.isRight(done)) return missing.length;
    if (done.left.kind === 'unavailable') throw done.left.cause;
  }
  throw new Error(`Others opened the same messages ${mostAttempts} times in a row`);
};

const opening = ({ reference, ...letter }: LetterOwed, policyVersion: string, on: CivilDate): StreamAppend => {
  const stream = messageStream(reference);
  const metadata = { actor: messageSystem, commandId: `${stream}/open`, cause: reference, correlationId: stream, policyVersion, rules: [], warnings: [] };
  return { stream, expected: 'no-stream', events: [messageCodec.encode(stream, 0, messageEvent('message-opened', { ...letter, on }), metadata)] };
};
