import * as E from 'fp-ts/lib/Either.js';
import type { Refusal, WarningCode } from '../../domain/codes/refusal.ts';
import type { Citation } from '../../domain/decision.ts';
import type { ParticipantEvent } from '../../domain/participant/events.ts';
import type { Facts } from '../../domain/participant/facts.ts';
import type { Planned } from './outcome.ts';
import { recordAt, type Standing, type Step } from './standing.ts';
import type { Work } from './work.ts';

/** The answer that a command got when it was first carried out on this record; null when it never was. */
export const repeatOf = <F>(standing: Standing, work: Work<F>): Planned | null => {
  const { commandId } = work.context;
  const isOurs = ({ metadata }: Step): boolean => metadata.commandId === commandId;
  const first = standing.trail.findIndex(isOurs);
  const last = standing.trail.findLastIndex(isOurs);
  const step = standing.trail[last];
  if (step === undefined) return null;
  const record = recordAt(standing, last + 1);
  if (record.kind !== 'participant') return null;
  const events = standing.trail.slice(first, last + 1).map(({ event }) => event);
  return {
    participantId: standing.participantId,
    position: step.stored?.position ?? null,
    revision: last,
    record,
    decision: {
      events,
      warnings: step.metadata.warnings as readonly WarningCode[],
      rules: step.metadata.rules as readonly Citation[],
      refusals: refusalsOf(events, () => work.decide({ record: recordAt(standing, first), trail: standing.trail.slice(0, first), facts: worst })),
    },
    repeated: true,
  };
};

/** Only the wording of what was refused then is looked for; whatever else is refused now is passed over. */
const worst: Facts = { slideHeldElsewhere: true, sender: 'unknown' };

/** Which refusals put a result on the worklist is stored; their wording is found by deciding once more on what stood then. */
const refusalsOf = <F>(events: readonly ParticipantEvent[], again: () => E.Either<F, { readonly refusals: readonly Refusal[] }>): readonly Refusal[] => {
  const codes = events.flatMap((event) => (event.type === 'result-refused' ? event.data.refusals : []));
  if (codes.length === 0) return [];
  const decided = again();
  const worded = E.isRight(decided) ? decided.right.refusals : [];
  return codes.map((code) => worded.find((refusal) => refusal.code === code) ?? { code, message: 'The result was not taken on to the record.' });
};
