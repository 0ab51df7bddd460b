import { lookUp } from '../application/message/look-up.ts';
import type { MessagesDeps } from '../application/message/stored-messages.ts';
import type { Notify } from '../application/ports/notify.ts';
import type { OwedLetters } from '../application/ports/owed-letters.ts';
import { deadlinesOn } from '../application/reconciliation/reconcile.ts';
import type { Policy } from '../domain/rules/policy.ts';
import type { Clock } from './clock.ts';
import { repeatedly } from './repeatedly.ts';
import type { Log } from './logging/logger.ts';

/** Looked up at a time: with five minutes in between, 28,800 a day. */
const mostAtOnce = 100;

export interface LookingUpSystem extends MessagesDeps {
  readonly policy: Policy;
  readonly clock: Pick<Clock, 'today'>;
  readonly owed: Pick<OwedLetters, 'withoutNews'>;
  readonly notify: Pick<Notify, 'look'>;
}

/**
 * Looks messages up at NHS Notify, every so many seconds some of those that it took and of which it has not said for too long what became of
 * them: all in turn, and then from the beginning. The policy says what is too long. Answers with what stops it.
 */
export const lookingUp = (system: LookingUpSystem, everySeconds: number, logger: Pick<Log, 'info' | 'error'>): (() => Promise<void>) => {
  let after = 0;
  const once = async (stop: AbortSignal): Promise<void> => {
    const { owed, policy, notify, clock } = system;
    const today = clock.today();
    const messages = await owed.withoutNews(after, mostAtOnce, deadlinesOn(policy, today));
    after = messages.length < mostAtOnce ? 0 : (messages.at(-1)?.position ?? 0);
    const { known, unknown } = await lookUp({ ...system, look: notify.look })(messages, today, stop);
    if (known > 0) logger.info({ known }, 'messages-looked-up');
    for (const message of unknown) logger.error({ message }, 'message-unknown');
  };
  return repeatedly(everySeconds * 1_000, once, logger, 'looking-up-failed');
};
