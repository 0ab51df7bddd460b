import * as E from 'fp-ts/lib/Either.js';
import { type EventType, eventData, eventVersion, isEventType, type ParticipantEvent } from '../domain/participant/events.ts';
import { eventId } from './event-id.ts';
import type { Metadata, NewEvent, RecordedEvent } from './ports/event-log.ts';

/** An event that this version of the system cannot read. Whoever meets one stops there: nothing is skipped, nothing is lost. */
export interface UnreadableEvent {
  readonly kind: 'unreadable';
  readonly position: number;
  readonly type: string;
  readonly version: number;
  /** For an operator. Holds no personal data. */
  readonly message: string;
}

/** Lifts the data of one version of an event to the next. */
export type Upcaster = (data: unknown) => unknown;
/** By event type, then by the version that is lifted. */
export type Upcasters = { readonly [T in EventType]?: Readonly<Record<number, Upcaster>> };

/** Every shape that was ever released and is no longer written. Entries stay for good. */
const upcasters: Upcasters = {};

export type Decode = (recorded: RecordedEvent) => E.Either<UnreadableEvent, ParticipantEvent>;

export const decoder =
  (lifts: Upcasters, versions: Readonly<Record<EventType, number>>): Decode =>
  (recorded) => {
    const { type, version } = recorded;
    if (!isEventType(type)) return unreadable(recorded, 'the type is not known here; a newer version of the system wrote it');
    if (version > versions[type]) return unreadable(recorded, `versions up to ${versions[type]} are known here; a newer version of the system wrote it`);
    let data = recorded.data;
    for (let from = version; from < versions[type]; from++) {
      const lift = lifts[type]?.[from];
      if (lift === undefined) return unreadable(recorded, `nothing lifts version ${from} to the next`);
      data = lift(data);
    }
    return eventData[type].is(data) ? E.right({ type, data } as ParticipantEvent) : unreadable(recorded, 'the data have another shape than this type promises');
  };

/** The event of a record of a participant's stream, in today's shape. */
export const decode: Decode = decoder(upcasters, eventVersion);

export const unreadable = ({ position, type, version }: RecordedEvent, why: string): E.Either<UnreadableEvent, never> =>
  E.left({ kind: 'unreadable', position, type, version, message: `Event at position ${position} (${type}, version ${version}) cannot be read: ${why}.` });

/** The n-th event that a command adds to a stream, as the log takes it. Throws on data of another shape: a bug of whoever decided. */
export const encode = (stream: string, index: number, event: ParticipantEvent, metadata: Metadata): NewEvent => {
  if (!eventData[event.type].is(event.data)) throw new TypeError(`A decision made a ${event.type} of another shape than the type promises`);
  return { id: eventId(metadata.commandId, stream, index), type: event.type, version: eventVersion[event.type], data: event.data, metadata };
};
