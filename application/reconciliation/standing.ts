import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { inForce } from '../../domain/rules/dated.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import { minutesAfter } from '../laboratory/instants.ts';
import type { EventLog } from '../ports/event-log.ts';
import { lastReconciliations } from './remembered.ts';

export interface ReconciliationStanding {
  /** Instant (ISO 8601, UTC) of the last; null: there was none. */
  readonly at: string | null;
  /** What it found that somebody must look at. */
  readonly needSomebody: number;
  readonly late: boolean;
}

/** How long ago everything that has to be told was last reconciled, and with what end. */
export const reconciliationStanding = async ({ log, policy }: { readonly log: EventLog; readonly policy: Policy }, now: string, today: CivilDate): Promise<ReconciliationStanding> => {
  const [last] = (await lastReconciliations(log, 1)).done;
  if (last === undefined) return { at: null, needSomebody: 0, late: false };
  const { betweenHours } = inForce(policy.reconciliation, today).value;
  return { at: last.at, needSomebody: last.needSomebody, late: minutesAfter(last.at, betweenHours * 60) < now };
};
