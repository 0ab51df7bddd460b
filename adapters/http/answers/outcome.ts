import * as t from 'io-ts';
import type { Seen } from '../../../application/access/seen.ts';
import type { Outcome } from '../../../application/participants.ts';
import { tellRules } from '../../../application/explain/rules.ts';
import { warningText } from '../../../application/explain/warnings.ts';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import type { Policy } from '../../../domain/rules/policy.ts';
import { wrongOf } from '../problems/problem.ts';
import { ToldEvent, toldEvent } from './event.ts';
import { ParticipantSummary, summaryOf } from './summary.ts';
import { ToldRule, ToldWarning, Wrong } from './told.ts';

/** What followed from a request that was carried out. */
export const OutcomeAnswer = t.type(
  {
    /** False for a result that failed validation: it is kept on the worklist, and nothing of it is on the record. */
    accepted: t.boolean,
    /** The same Idempotency-Key had been carried out before; this is the answer that was given then. */
    repeated: t.boolean,
    /** Nothing was done: this is what would follow now. */
    preview: t.boolean,
    position: t.Integer,
    participant: ParticipantSummary,
    events: t.array(ToldEvent),
    warnings: t.array(ToldWarning),
    rules: t.array(ToldRule),
    refusals: t.array(Wrong),
  },
  'Outcome',
);
export type OutcomeAnswer = t.TypeOf<typeof OutcomeAnswer>;

export const outcomeAnswer = (outcome: Seen<Outcome>, today: CivilDate, policy: Policy): OutcomeAnswer => {
  const { decision, record, repeated, position } = outcome;
  return {
    accepted: decision.refusals.length === 0,
    repeated,
    preview: false,
    position,
    participant: summaryOf({ ...outcome, participant: record }, today, policy),
    events: decision.events.map(toldEvent),
    warnings: decision.warnings.map((code) => ({ code, says: warningText(code) })),
    rules: [...tellRules(decision.rules)],
    refusals: decision.refusals.map(wrongOf),
  };
};
