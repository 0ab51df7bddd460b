import { randomUUID } from 'node:crypto';
import type { EventLog } from '../application/ports/event-log.ts';
import type { Notify } from '../application/ports/notify.ts';
import type { Reconciled } from '../application/reconciliation/events.ts';
import { reconcile, type Reconciling } from '../application/reconciliation/reconcile.ts';
import { owedLetters } from '../projections/reconciliation/owed-letters.ts';
import { alone } from './database/alone.ts';
import type { System } from './system.ts';

export type ReconciliationSystem = Pick<System, 'policy' | 'db'> & { readonly log: EventLog; readonly readModels: Pick<System['readModels'], 'catchUp'> };

/** Reconciles, unless somebody else is at it; null then, and when it was stopped. */
export type Reconcile = (asked: Reconciling) => Promise<Reconciled | null>;

/** The reconciliation of a system. `look`: where messages are looked up at NHS Notify; null: nowhere. */
export const reconciliation = ({ log, policy, db, readModels }: ReconciliationSystem, look: Notify['look'] | null): Reconcile => {
  const done = reconcile({ log, policy, newId: randomUUID, look, owed: owedLetters(db, readModels.catchUp, log.head) });
  return (asked) => alone(db, 'reconciliation')(() => done(asked));
};
