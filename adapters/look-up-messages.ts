import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { lookUp } from '../application/message/look-up.ts';
import type { MessagesDeps } from '../application/message/stored-messages.ts';
import type { Notify } from '../application/ports/notify.ts';
import type { OwedLetters } from '../application/ports/owed-letters.ts';
import { deadlinesOn } from '../application/reconciliation/reconcile.ts';
import type { Policy } from '../domain/rules/policy.ts';
import type { Clock } from './clock.ts';

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
export const lookingUp = (system: LookingUpSystem, everySeconds: number, logger: Pick<Logger, 'info' | 'error'>): (() => Promise<void>) => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let after = 0;

  const once = async (): Promise<void> => {
    const { owed, policy, notify, clock } = system;
    const today = clock.today();
    const messages = await owed.withoutNews(after, mostAtOnce, deadlinesOn(policy, today));
    after = messages.length < mostAtOnce ? 0 : (messages.at(-1)?.position ?? 0);
    const { known, unknown } = await lookUp({ ...system, look: notify.look })(messages, today, signal);
    if (known > 0) logger.info({ known }, 'messages without news were looked up at NHS Notify');
    if (unknown.length > 0) logger.error({ unknown }, 'NHS Notify does not know messages that it had taken: see the reconciliation');
  };
  const running = (async () => {
    while (!signal.aborted) {
      await once().catch((error: unknown) => logger.error({ error: error instanceof Error ? error.message : 'unknown' }, 'messages without news could not be looked up; it is tried again'));
      await pause(everySeconds * 1_000, undefined, { signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stopping.abort();
    await running;
  };
};
