import * as E from 'fp-ts/lib/Either.js';
import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../domain/dates/civil-date.ts';
import { fold } from '../domain/participant/evolve.ts';
import type { Participant } from '../domain/participant/participant.ts';
import type { ParticipantId } from './participant-id.ts';
import { type Entry, hops, load } from './participants/load.ts';
import type { Failure } from './participants/outcome.ts';
import type { EventLog } from './ports/event-log.ts';

export type { Entry } from './participants/load.ts';

/** One participant's record as it stands, or stood, and the events that led to it, in the order in which they were recorded. */
export interface ParticipantHistory {
  /** Where the record stands: another id than the one asked for when that is known elsewhere. */
  readonly participantId: ParticipantId;
  readonly entries: readonly [Entry, ...Entry[]];
  readonly participant: Participant;
  /** Of the last of the entries. */
  readonly revision: number;
}

/**
 * A moment to look back from. `known`: what was recorded by an instant (ISO 8601, UTC), however late it was.
 * `happened`: what took effect by a day, as we know it now.
 */
export type AsOf = { readonly basis: 'known'; readonly by: string } | { readonly basis: 'happened'; readonly by: CivilDate };

const isWithin = (asOf: AsOf | null) => ({ recorded, event }: Entry): boolean => {
  if (asOf === null) return true;
  return asOf.basis === 'known' ? Temporal.Instant.compare(recorded.recordedAt, asOf.by) <= 0 : event.data.on <= asOf.by;
};

/**
 * Reads a participant from the log itself, so that whoever has just changed something sees it.
 * Not found: nobody under this id, or nobody yet at that moment. Any other failure: see `Failure`.
 */
export const readHistory =
  (log: EventLog) =>
  async (id: ParticipantId, asOf: AsOf | null = null): Promise<E.Either<Failure, ParticipantHistory>> => {
    const streams = await load(log)([id]);
    let at = id;
    for (let hop = 0; hop <= hops; hop++) {
      const stream = streams.get(at);
      if (stream === undefined) break;
      if (E.isLeft(stream)) return stream;
      if (stream.right.record.kind !== 'elsewhere') return asItStood(at, stream.right.entries.filter(isWithin(asOf)));
      at = stream.right.record.participantId as ParticipantId;
    }
    return E.left({ kind: 'unavailable', cause: new Error(`Participant ${id} is known elsewhere more than ${hops} times over`) });
  };

const asItStood = (participantId: ParticipantId, entries: readonly Entry[]): E.Either<Failure, ParticipantHistory> => {
  const record = fold(entries.map(({ event }) => event));
  const [first, ...others] = entries;
  if (first === undefined || record.kind !== 'participant') return E.left({ kind: 'not-found' });
  const { kind: _, ...participant } = record;
  return E.right({ participantId, entries: [first, ...others], participant, revision: (others.at(-1) ?? first).recorded.revision });
};
