import * as E from 'fp-ts/lib/Either.js';
import type { Decision } from '../../domain/decision.ts';
import { event, type ParticipantEvent } from '../../domain/participant/events.ts';
import type { ParticipantRecord } from '../../domain/participant/participant.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { ParticipantId, ParticipantIds } from '../participant-id.ts';
import type { Metadata, StreamAppend } from '../ports/event-log.ts';
import type { LoadedStream } from './load.ts';
import { type Failure, type Outcome, type Planned, refused } from './outcome.ts';
import { repeatOf } from './repeat.ts';
import { appendsOf, follow, meanwhile, type Standing, type Standings, standings, withEvents } from './standing.ts';
import type { Work } from './work.ts';

export interface Plan<F> {
  readonly appends: readonly StreamAppend[];
  /** One for each piece of work, in order. */
  readonly answers: readonly E.Either<F | Failure, Planned>[];
}

/** Decides each piece of work in turn, later ones on what earlier ones left, and gathers what is to be stored. */
export const plan =
  ({ policy, ids }: { readonly policy: Policy; readonly ids: ParticipantIds }) =>
  <F>(streams: ReadonlyMap<ParticipantId, LoadedStream>, work: readonly Work<F>[]): Plan<F> => {
    const all = standings(streams);
    const answers = work.map((item): E.Either<F | Failure, Planned> => {
      const standing = follow(all, item.participantId);
      return E.isLeft(standing) ? standing : decideOn(all, standing.right, item, policy, ids);
    });
    return { appends: appendsOf(all), answers };
  };

const decideOn = <F>(all: Standings, standing: Standing, work: Work<F>, policy: Policy, ids: ParticipantIds): E.Either<F | Failure, Planned> => {
  const { context } = work;
  const repeat = repeatOf(standing, work);
  if (repeat !== null) return E.right(repeat);
  const revision = standing.trail.length - 1;
  const { expectedRevision } = context;
  if (expectedRevision !== undefined && expectedRevision !== revision)
    return E.left({ kind: 'conflict', revision, meanwhile: meanwhile(standing, expectedRevision) });
  const decided = work.decide(standing);
  if (E.isLeft(decided)) return decided;
  const claimed = claimsOf(all, standing, decided.right.events, ids);
  if (E.isLeft(claimed)) return claimed;

  const metadata = metadataOf(work, decided.right, policy);
  const after = withEvents(standing, decided.right.events, metadata);
  all.set(after.participantId, E.right(after));
  for (const other of claimed.right) {
    const leading = event('known-elsewhere', { participantId: after.participantId, on: context.today });
    all.set(other.participantId, E.right(withEvents(other, [leading], metadata)));
  }
  return E.right({
    participantId: after.participantId,
    position: decided.right.events.length === 0 ? (after.trail.at(-1)?.stored?.position ?? null) : null,
    revision: after.trail.length - 1,
    record: participantIn(after.record),
    decision: decided.right,
    repeated: false,
  });
};

/** The empty streams of the NHS numbers that these events give the record; refused where another record stands. D-29 */
const claimsOf = (all: Standings, own: Standing, events: readonly ParticipantEvent[], ids: ParticipantIds): E.Either<Failure, readonly Standing[]> => {
  const claimed: Standing[] = [];
  for (const changed of events) {
    if (changed.type !== 'nhs-number-changed') continue;
    const other = follow(all, ids.of(changed.data.to));
    if (E.isLeft(other)) return other;
    if (other.right.participantId === own.participantId) continue;
    if (other.right.trail.length > 0) return E.left(taken);
    claimed.push(other.right);
  }
  return E.right(claimed);
};

const taken: Failure = refused({
  code: 'already-registered',
  message: 'Another record stands under this NHS number. Both stay as they are until they are merged.',
  field: 'nhsNumber',
});

const metadataOf = <F>({ context }: Work<F>, decision: Decision, policy: Policy): Metadata => ({
  actor: context.actor,
  commandId: context.commandId,
  cause: context.cause,
  correlationId: context.correlationId,
  policyVersion: policy.version,
  rules: decision.rules,
  warnings: decision.warnings,
});

const participantIn = (record: ParticipantRecord): Outcome['record'] => {
  if (record.kind !== 'participant') throw new Error('A decision was made about nobody');
  return record;
};
