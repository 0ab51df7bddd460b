import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import { decide } from '../../domain/participant/decide.ts';
import { nothing } from '../../domain/participant/decide/drafting.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { ParticipantId } from '../participant-id.ts';
import type { Failure } from '../participants/outcome.ts';
import type { Known, Work } from '../participants/work.ts';
import { runOf, systemActor } from './diary.ts';

/** One participant's part of a day's run. Carried out once, however often the day is run. */
export const partOfDay =
  (day: CivilDate, policy: Policy) =>
  (participantId: ParticipantId): Work<Failure> => ({
    participantId,
    context: { today: day, actor: systemActor, cause: runOf(day), correlationId: runOf(day), commandId: `${runOf(day)}/${participantId}` },
    decide: (known) => carriedOut(known, day, policy),
    claims: [],
  });

const carriedOut = ({ record, trail }: Known, day: CivilDate, policy: Policy): ReturnType<Work<Failure>['decide']> => {
  if (record.kind === 'unknown') return E.left({ kind: 'not-found' });
  // A day that is caught up on comes too late for whoever something newer happened to; a later day takes them.
  if (lastDay(trail) > day) return E.right(nothing);
  const decision = decide(record, command('carry-out-day', {}), day, policy);
  return E.isLeft(decision) ? E.left({ kind: 'refused', refusals: decision.left }) : decision;
};

/** The civil day of the newest event; empty when there is none. */
export const lastDay = (trail: Known['trail']): string => trail.at(-1)?.event.data.on ?? '';
