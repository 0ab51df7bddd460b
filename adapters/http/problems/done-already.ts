import type { Entry } from '../../../application/participant-history.ts';
import { sentenceOf } from '../../../application/explain/sentences.ts';
import type { RefusalCode } from '../../../domain/codes/refusal.ts';
import type { EventType } from '../../../domain/participant/events.ts';
import type { Problem } from './problem.ts';

/** What may have brought somebody where a request no longer fits, by the refusal that says so. */
const doneBy: Partial<Readonly<Record<RefusalCode, readonly EventType[]>>> = {
  'not-on-pnl': ['deferred', 'ceased', 'amended', 'reinstated', 'invited', 'result-recorded', 'discharged-from-colposcopy', 'became-inactive'],
  'nothing-to-review': ['review-completed', 'deferred', 'ceased', 'amended', 'reinstated', 'result-recorded', 'became-inactive'],
  'already-ceased': ['ceased'],
  'not-ceased': ['reinstated'],
  'inactive': ['became-inactive', 'dummy-deactivated'],
  'not-inactive': ['returned'],
  'dummy-deactivated': ['dummy-deactivated'],
  'already-paused': ['paused'],
  'not-paused': ['resumed'],
};

/** With who did what, when and for which reason, where somebody else was there before. */
export const withDoneAlready = (problem: Problem, entries: readonly Entry[], revision: number): Problem => {
  const types = doneBy[problem.errors[0].code as RefusalCode];
  const last = types === undefined ? undefined : entries.findLast(({ event }) => types.includes(event.type));
  if (last === undefined) return problem;
  const { event, recorded } = last;
  const did = { actor: recorded.metadata.actor, did: [event.type], says: [sentenceOf(event)], at: recorded.recordedAt, revision: recorded.revision };
  return { ...problem, meanwhile: { revision, did: [did] } };
};
