import * as E from 'fp-ts/lib/Either.js';
import type { Decision } from '../../domain/decision.ts';
import { nothing, together } from '../../domain/participant/decide/drafting.ts';
import { merge } from '../../domain/participant/decide/merge.ts';
import { evolve } from '../../domain/participant/evolve.ts';
import { event, type ParticipantEvent } from '../../domain/participant/events.ts';
import { nothingElse } from '../../domain/participant/facts.ts';
import type { ParticipantRecord } from '../../domain/participant/participant.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { ParticipantIds } from '../participant-id.ts';
import type { Metadata, StreamAppend } from '../ports/event-log.ts';
import { factsFor, type SendersNamed } from './facts.ts';
import type { Failure, Outcome, Planned } from './outcome.ts';
import { repeatOf } from './repeat.ts';
import { type Holders, holdersAmong } from './slides.ts';
import { appendsOf, follow, meanwhile, type Standing, type Standings, wayTo, withEvents } from './standing.ts';
import type { Work } from './work.ts';

export interface Plan<F> {
  readonly appends: readonly StreamAppend[];
  /** One for each piece of work, in order. */
  readonly answers: readonly E.Either<F | Failure, Planned>[];
}

/** Decides each piece of work in turn, later ones on what earlier ones left, and gathers what is to be stored. */
export const plan =
  ({ policy, ids }: { readonly policy: Policy; readonly ids: ParticipantIds }) =>
  <F>(read: Standings, senders: SendersNamed, work: readonly Work<F>[]): Plan<F> => {
    const all: Standings = new Map(read);
    const batch: Batch = { all, holders: holdersAmong(all), senders, policy, ids };
    const answers = work.map((item): E.Either<F | Failure, Planned> => {
      const way = wayTo(all, item.participantId);
      if (E.isLeft(way)) return way;
      const repeat = way.right.map((standing) => repeatOf(standing, item)).find((found) => found !== null);
      return repeat === undefined ? decideOn(batch, way.right[0], item) : E.right(repeat);
    });
    return { appends: appendsOf(all), answers };
  };

/** What a batch is decided on. */
interface Batch {
  /** As the commands of the batch have left them so far. */
  readonly all: Standings;
  readonly holders: Holders;
  readonly senders: SendersNamed;
  readonly policy: Policy;
  readonly ids: ParticipantIds;
}

const decideOn = <F>(batch: Batch, standing: Standing, work: Work<F>): E.Either<F | Failure, Planned> => {
  const { context } = work;
  const revision = standing.trail.length - 1;
  const { expectedRevision } = context;
  if (expectedRevision !== undefined && expectedRevision !== revision)
    return E.left({ kind: 'conflict', revision, meanwhile: meanwhile(standing, expectedRevision) });
  const decided = work.decide({ ...standing, facts: factsFor(batch.holders, batch.senders, standing, work, batch.policy) });
  if (E.isLeft(decided)) return decided;
  const claimed = claimsOf(batch, standing, decided.right.events);
  if (E.isLeft(claimed)) return claimed;
  const other = claimed.right.find(({ trail }) => trail.length > 0);
  return other === undefined ? settled(batch, standing, claimed.right, decided.right, work) : merged(batch, standing, other, work);
};

/** The number belongs to another record, which takes this one over; what else was asked for is asked of that one. D-29 */
const merged = <F>(batch: Batch, standing: Standing, into: Standing, work: Work<F>): E.Either<F | Failure, Planned> => {
  const { record } = standing;
  const takenOver = record.kind === 'participant' ? merge(participantIn(into.record), record, standing.participantId, work.context.today, batch.policy) : nothing;
  const rest = work.decide({ record: takenOver.events.reduce(evolve, into.record), trail: into.trail, facts: nothingElse });
  if (E.isLeft(rest)) return rest;
  // That record keeps the number it stands under, which may be a newer one than the one asked for.
  const events = rest.right.events.filter(({ type }) => type !== 'nhs-number-changed');
  return settled(batch, into, [standing], together(takenOver, { ...rest.right, events }), work);
};

/** Adds what was decided to the record, and leads the others on to it. */
const settled = <F>({ all, holders, policy }: Batch, standing: Standing, leading: readonly Standing[], decision: Decision, work: Work<F>): E.Either<never, Planned> => {
  const metadata = metadataOf(work, decision, policy);
  const after = withEvents(standing, decision.events, metadata);
  all.set(after.participantId, E.right(after));
  holders.changed(after);
  const leads = event('known-elsewhere', { participantId: after.participantId, on: work.context.today });
  for (const other of leading) all.set(other.participantId, E.right(withEvents(other, [leads], metadata)));
  return E.right({
    participantId: after.participantId,
    position: decision.events.length + leading.length === 0 ? (after.trail.at(-1)?.stored?.position ?? null) : null,
    revision: after.trail.length - 1,
    record: participantIn(after.record),
    decision,
    repeated: false,
  });
};

/** Where the NHS numbers lead that these events give the record: to empty streams, or to another record. D-29 */
const claimsOf = ({ all, ids }: Batch, own: Standing, events: readonly ParticipantEvent[]): E.Either<Failure, readonly Standing[]> => {
  const claimed: Standing[] = [];
  for (const changed of events) {
    if (changed.type !== 'nhs-number-changed') continue;
    const other = follow(all, ids.of(changed.data.to));
    if (E.isLeft(other)) return other;
    if (other.right.participantId !== own.participantId) claimed.push(other.right);
  }
  return E.right(claimed);
};

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
