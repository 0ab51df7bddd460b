import { reconciler } from '../application/reconciliation/reconcile.ts';
import { lastReconciliations } from '../application/reconciliation/remembered.ts';
import { lastScheduled } from './last-scheduled.ts';
import type { Reconcile } from './reconciliation.ts';
import { repeatedly } from './repeatedly.ts';
import type { System } from './system.ts';
import type { Log } from './logging/logger.ts';

/** How often it is looked whether a reconciliation is due, in milliseconds. */
export const lookEvery = 60_000;

export interface Reconciliations {
  /** Why none can be done, as a code; null: they can, as far as is known. */
  readonly trouble: () => string | null;
  /** Ends it; one that is under way is left, and done at the next start. */
  readonly stop: () => Promise<void>;
}

/** Reconciles at these times of day while the system is up, and at the start where the last time was missed. What needs somebody is logged as an alarm. */
export const everyReconciliation = (system: Pick<System, 'clock' | 'log'>, reconcile: Reconcile, times: readonly string[], log: Pick<Log, 'info' | 'error'>): Reconciliations => {
  let trouble: string | null = null;

  const reconcileIfDue = async (stop: AbortSignal): Promise<void> => {
    const [last] = (await lastReconciliations(system.log, 1)).done;
    if (last !== undefined && last.at >= lastScheduled(system.clock.now(), times)) return;
    const found = await reconcile({ today: system.clock.today(), occasion: 'scheduled', actor: reconciler, stop });
    if (found === null) return;
    const { needSomebody, total, counts } = found;
    if (needSomebody > 0) log.error({ needSomebody, total, counts }, 'somebody-not-told');
    else log.info({ total }, 'reconciled');
  };
  const look = async (stop: AbortSignal): Promise<void> => {
    try {
      await reconcileIfDue(stop);
      trouble = null;
    } catch (error) {
      trouble = 'reconciliation-failed';
      throw error;
    }
  };

  return { trouble: () => trouble, stop: repeatedly(lookEvery, look, log, 'reconciliation-failed') };
};
