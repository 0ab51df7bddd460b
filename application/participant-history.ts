import * as E from 'fp-ts/lib/Either.js';
import { fold } from '../domain/participant/evolve.ts';
import type { Participant } from '../domain/participant/participant.ts';
import { type AsOf, entriesAsOf } from './as-of.ts';
import type { ParticipantId } from './participant-id.ts';
import { type Entry, hops, load, type LoadedStream } from './participants/load.ts';
import type { Failure } from './participants/outcome.ts';
import type { EventLog } from './ports/event-log.ts';

export type { Entry } from './participants/load.ts';

/** One participant's record as it stands, or stood, and the events that led to it, in the order in which they were recorded. */
export interface ParticipantHistory {
  /** Where the record stands: another id than the one asked for when that is known elsewhere. */
  readonly participantId: ParticipantId;
  readonly entries: readonly [Entry, ...Entry[]];
  /** These entries, and those of the records found to be this person's too, as one history in the order in which they were recorded. D-29 */
  readonly readAsOne: readonly Entry[];
  readonly participant: Participant;
  /** Of the last of the entries. */
  readonly revision: number;
  /** Whether the record is restricted now, whatever moment is looked back to. D-38 */
  readonly isRestricted: boolean;
}

/**
 * Reads a participant from the log itself, so that whoever has just changed something sees it.
 * Not found: nobody under this id, or nobody yet at that moment. Any other failure: see `Failure`.
 */
export const readHistory =
  (log: EventLog) =>
  async (id: ParticipantId, asOf: AsOf = {}): Promise<E.Either<Failure, ParticipantHistory>> => {
    const streams = await loadWhole(log, id);
    let at = id;
    for (let hop = 0; hop <= hops; hop++) {
      const stream = streams.get(at);
      if (stream === undefined) break;
      if (E.isLeft(stream)) return stream;
      const entries = entriesAsOf(stream.right.entries, asOf);
      // Nothing was left out: it stands as the stream does.
      const then = entries.length === stream.right.entries.length ? stream.right.record : fold(entries.map(({ event }) => event));
      // Before a merger a record stood for itself, and is told so.
      if (then.kind === 'participant') return E.right(asItStood(at, then, entries, mergedInto(streams, entries, asOf), isRestricted(streams, at)));
      if (stream.right.record.kind !== 'elsewhere') return E.left({ kind: 'not-found' });
      at = stream.right.record.participantId as ParticipantId;
    }
    return E.left({ kind: 'unavailable', cause: new Error(`Participant ${id} is known elsewhere more than ${hops} times over`) });
  };

const asItStood = (
  participantId: ParticipantId,
  { kind: _, ...participant }: Participant & { readonly kind: 'participant' },
  entries: readonly Entry[],
  merged: readonly Entry[],
  restricted: boolean,
): ParticipantHistory => {
  const [first, ...others] = entries;
  if (first === undefined) throw new Error('A participant of whom nothing is told');
  const readAsOne = [...entries, ...merged].sort((a, b) => a.recorded.position - b.recorded.position);
  return { participantId, entries: [first, ...others], readAsOne, participant, revision: (others.at(-1) ?? first).recorded.revision, isRestricted: restricted };
};

type Streams = ReadonlyMap<ParticipantId, LoadedStream>;

/** Of the record to which an id leads now. */
const isRestricted = (streams: Streams, id: ParticipantId, hop = 0): boolean => {
  const stream = streams.get(id);
  if (stream === undefined || E.isLeft(stream)) return false;
  const { record } = stream.right;
  return record.kind === 'elsewhere' ? hop < hops && isRestricted(streams, record.participantId as ParticipantId, hop + 1) : record.kind === 'participant' && record.restricted;
};

/** The streams that an id leads to, with those of the records merged into them. */
const loadWhole = async (log: EventLog, id: ParticipantId): Promise<Streams> => {
  const loaded = new Map<ParticipantId, LoadedStream>();
  for (let missing = [id]; missing.length > 0; ) {
    for (const [each, stream] of await load(log)(missing)) loaded.set(each, stream);
    missing = [...loaded.values()].flatMap((stream) => (E.isRight(stream) ? idsMergedInto(stream.right.entries) : [])).filter((each) => !loaded.has(each));
  }
  return loaded;
};

const idsMergedInto = (entries: readonly Entry[]): ParticipantId[] =>
  entries.flatMap(({ event }) => (event.type === 'record-merged' ? [event.data.participantId as ParticipantId] : []));

const mergedInto = (streams: Streams, entries: readonly Entry[], asOf: AsOf): readonly Entry[] =>
  [...new Set(idsMergedInto(entries))].flatMap((id) => {
    const stream = streams.get(id);
    return stream !== undefined && E.isRight(stream) ? [...entriesAsOf(stream.right.entries, asOf), ...mergedInto(streams, stream.right.entries, asOf)] : [];
  });
