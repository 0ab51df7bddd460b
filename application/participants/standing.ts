import * as E from 'fp-ts/lib/Either.js';
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

/** Where the record stands to which this id leads. */
export const follow = (all: Standings, id: ParticipantId): E.Either<Failure, Standing> => {
  let at = all.get(id);
  if (at === undefined) throw new Error(`Participant ${id} was not loaded`);
  for (let hop = 0; hop <= hops && at !== undefined; hop++) {
    if (E.isLeft(at) || at.right.record.kind !== 'elsewhere') return at;
    const next = all.get(at.right.record.participantId as ParticipantId);
    if (next === undefined) return E.left(leadsNowhere(at.right));
    at = next;
  }
  return E.isLeft(at) ? at : E.left(leadsNowhere(at.right));
};

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

const appendOf = ({ participantId, head, record, trail }: Standing): readonly StreamAppend[] => {
  const stream = streamOf(participantId);
  const added = trail.filter(({ stored }) => stored === null);
  const places = new Map<string, number>();
  const events = added.map(({ event, metadata }) => {
    const place = places.get(metadata.commandId) ?? 0;
    places.set(metadata.commandId, place + 1);
    return encode(stream, place, event, metadata);
  });
  // A stream that only leads on to a record must be there when that record takes over its NHS number. D-29
  const ahead = record.kind === 'elsewhere';
  return events.length === 0 ? [] : [{ stream, expected: head, events, ahead }];
};

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
