import * as E from 'fp-ts/lib/Either.js';
import type { Actor, EventLog, Expected } from '../ports/event-log.ts';
import { type Reconciled, reconciliationCodec, reconciliationStream } from './events.ts';

/** A reconciliation as it was done. */
export interface Remembered extends Reconciled {
  /** Instant (ISO 8601, UTC) at which it ended. */
  readonly at: string;
  /** On whose behalf. */
  readonly by: string;
}

/** The last reconciliations, newest first, and where they end. Those that a newer version of the system wrote are left out. */
export const lastReconciliations = async (log: EventLog, limit: number): Promise<{ readonly head: Expected; readonly done: readonly Remembered[] }> => {
  const { head, events } = (await log.readStreams([reconciliationStream], { direction: 'backwards', limit })).get(reconciliationStream) ?? { head: 'no-stream' as const, events: [] };
  return {
    head,
    done: events.flatMap((recorded) => {
      const event = reconciliationCodec.decode(recorded);
      return E.isLeft(event) ? [] : [{ ...event.right.data, at: recorded.recordedAt, by: recorded.metadata.actor.user }];
    }),
  };
};

export interface RememberingDeps {
  readonly log: EventLog;
  readonly policy: { readonly version: string };
  readonly newId: () => string;
}

/** How often it is entered anew because another reconciliation ended meanwhile. */
const mostAttempts = 10;

/** Keeps one more. Throws when the log gives no answer. */
export const remember = async ({ log, policy, newId }: RememberingDeps, data: Reconciled, actor: Actor): Promise<void> => {
  const commandId = `reconciliation/${newId()}`;
  const metadata = { actor, commandId, cause: `reconciliation ${data.occasion}`, correlationId: commandId, policyVersion: policy.version, rules: [{ rule: 'D-36' }], warnings: [] };
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const { head } = await lastReconciliations(log, 1);
    const done = await log.append([{ stream: reconciliationStream, expected: head, events: [reconciliationCodec.encode(reconciliationStream, 0, { type: 'reconciled', data }, metadata)] }])();
    if (E.isRight(done)) return;
    if (done.left.kind === 'unavailable') throw done.left.cause;
  }
  throw new Error(`Others wrote to the reconciliations ${mostAttempts} times in a row`);
};
