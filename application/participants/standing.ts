import * as E from 'fp-ts/lib/Either.js';
import { head, type NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js';
import { evolve, fold } from '../../domain/participant/evolve.ts';
import type { ParticipantEvent } from '../../domain/participant/events.ts';
import { type ParticipantRecord, unknown } from '../../domain/participant/participant.ts';
import { encode } from '../participant-codec.ts';
import { type ParticipantId, streamOf } from '../participant-id.ts';
import type { Expected, Metadata, StreamAppend } from '../ports/event-log.ts';
import { hops, type Loaded, type LoadedStream } from './load.ts';
import type { Failure, Meanwhile } from './outcome.ts';

/** An event of a stream, stored already or about to be (then without a place and time of storing). */
export interface Step {
  readonly event: ParticipantEvent;
  readonly metadata: Metadata;
  readonly stored: { readonly position: number; readonly at: string } | null;
}

/** A stream as it was read, and as the commands of a batch have left it so far. A step's index is its revision. */
export interface Standing {
  readonly participantId: ParticipantId;
  readonly head: Expected;
  readonly record: ParticipantRecord;
  readonly trail: readonly Step[];
}

/** The streams a batch works on. Values are replaced as commands are decided. */
export type Standings = Map<ParticipantId, E.Either<Failure, Standing>>;

export const standings = (streams: ReadonlyMap<ParticipantId, LoadedStream>): Standings =>
  new Map([...streams].map(([id, stream]) => [id, E.map(asRead)(stream)]));

const asRead = ({ participantId, head, record, entries }: Loaded): Standing => ({
  participantId,
  head,
  record,
  trail: entries.map(({ recorded, event }) => ({
    event,
    metadata: recorded.metadata,
    stored: { position: recorded.position, at: recorded.recordedAt },
  })),
});

/** The streams by which this id leads to where the record stands; that one first. */
export const wayTo = (all: Standings, id: ParticipantId): E.Either<Failure, NonEmptyArray<Standing>> => {
  const first = all.get(id);
  if (first === undefined) throw new Error(`Participant ${id} was not loaded`);
  if (E.isLeft(first)) return first;
  let way: NonEmptyArray<Standing> = [first.right];
  for (let hop = 0; hop <= hops; hop++) {
    const [at] = way;
    if (at.record.kind !== 'elsewhere') return E.right(way);
    const next = all.get(at.record.participantId as ParticipantId);
    if (next === undefined) break;
    if (E.isLeft(next)) return next;
    way = [next.right, ...way];
  }
  return E.left(leadsNowhere(way[0]));
};

/** Where the record stands to which this id leads. */
export const follow = (all: Standings, id: ParticipantId): E.Either<Failure, Standing> => E.map(head<Standing>)(wayTo(all, id));

const leadsNowhere = ({ trail }: Standing): Failure => {
  const position = trail.at(-1)?.stored?.position ?? 0;
  const message = `The record that the event at position ${position} leads to leads on more than ${hops} times.`;
  return { kind: 'unreadable', position, type: 'known-elsewhere', version: 1, message };
};

export const withEvents = (standing: Standing, events: readonly ParticipantEvent[], metadata: Metadata): Standing => ({
  ...standing,
  record: events.reduce(evolve, standing.record),
  trail: [...standing.trail, ...events.map((event) => ({ event, metadata, stored: null }))],
});

/** The record as it stood when it held this many events. */
export const recordAt = ({ trail }: Standing, events: number): ParticipantRecord =>
  fold(trail.slice(0, events).map(({ event }) => event), unknown);

/** What was added to each stream, as the log takes it. */
export const appendsOf = (all: Standings): readonly StreamAppend[] =>
  [...all.values()].flatMap((standing) => (E.isRight(standing) ? appendOf(standing.right) : []));

const appendOf = (standing: Standing): readonly StreamAppend[] => {
  const { participantId, head, trail } = standing;
  const stream = streamOf(participantId);
  const places = new Map<string, number>();
  const events = trail.flatMap(({ event, metadata, stored }) => {
    const place = places.get(metadata.commandId) ?? 0;
    places.set(metadata.commandId, place + 1);
    return stored === null ? [encode(stream, place, event, metadata)] : [];
  });
  return events.length === 0 ? [] : [{ stream, expected: head, events, ahead: goesAhead(standing) }];
};

/**
 * D-29, for a log that may store one stream of an append and not the next: a number leads on before the record has it,
 * and a record has taken another over before that one leads to it.
 */
const goesAhead = ({ head, record, trail }: Standing): boolean =>
  record.kind === 'elsewhere' ? head === 'no-stream' : trail.some(({ event, stored }) => stored === null && event.type === 'record-merged');

/** Who did what after a revision, one entry a command. */
export const meanwhile = ({ trail }: Standing, after: number): readonly Meanwhile[] => {
  const done: Meanwhile[] = [];
  let latest = '';
  trail.forEach(({ event, metadata, stored }, revision) => {
    if (revision <= after) return;
    const before = metadata.commandId === latest ? done.pop() : undefined;
    done.push({ actor: metadata.actor, did: [...(before?.did ?? []), event.type], at: stored?.at ?? null, revision });
    latest = metadata.commandId;
  });
  return done;
};
