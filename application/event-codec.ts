import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { eventId } from './event-id.ts';
import type { Happening, Metadata, NewEvent } from './ports/event-log.ts';

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

/** The events of one kind of stream: by type, the shape of their data today. */
export type Shapes = Readonly<Record<string, t.Mixed>>;
export type EventIn<S extends Shapes> = { [T in keyof S & string]: { readonly type: T; readonly data: t.TypeOf<S[T]> } }[keyof S & string];

interface Stored {
  readonly type: string;
  readonly data: unknown;
}

export interface EventCodec<Event> {
  /** The version in which each type is written today. */
  readonly versions: Readonly<Record<string, number>>;
  /** The event of a record, in today's shape. */
  readonly decode: (recorded: Happening) => E.Either<UnreadableEvent, Event>;
  /** The n-th event that a command adds to a stream, as the log takes it. Throws on data of another shape: a bug of whoever decided. */
  readonly encode: (stream: string, index: number, event: Event, metadata: Metadata) => NewEvent;
}

/** Every shape that was ever released and is no longer written, by type and then by the version that is lifted. Entries stay for good. */
export type Upcasters = Readonly<Record<string, Readonly<Record<number, Upcaster>>>>;

/** @param versions where they are not all 1 */
export const eventCodec = <S extends Shapes, Event extends Stored = EventIn<S>>(
  shapes: S,
  versions: Readonly<Record<string, number>> = {},
  upcasters: Upcasters = {},
): EventCodec<Event> => {
  const written: Readonly<Record<string, number>> = Object.fromEntries(Object.keys(shapes).map((type) => [type, versions[type] ?? 1]));
  const isSound = (type: string, data: unknown): boolean => shapes[type]?.is(data) === true;

  return {
    versions: written,
    decode: (recorded) => {
      const { type, version } = recorded;
      const newest = Object.hasOwn(written, type) ? written[type] : undefined;
      if (newest === undefined) return unreadable(recorded, 'the type is not known here; a newer version of the system wrote it');
      if (version > newest) return unreadable(recorded, `versions up to ${newest} are known here; a newer version of the system wrote it`);
      let data = recorded.data;
      for (let from = version; from < newest; from++) {
        const lift = upcasters[type]?.[from];
        if (lift === undefined) return unreadable(recorded, `nothing lifts version ${from} to the next`);
        data = lift(data);
      }
      return isSound(type, data) ? E.right({ type, data } as unknown as Event) : unreadable(recorded, 'the data have another shape than this type promises');
    },
    encode: (stream, index, { type, data }, metadata) => {
      const version = written[type];
      if (version === undefined || !isSound(type, data)) throw new TypeError(`A decision made a ${type} of another shape than the type promises`);
      return { id: eventId(metadata.commandId, stream, index), type, version, data, metadata };
    },
  };
};

const unreadable = ({ position, type, version }: Happening, why: string): E.Either<UnreadableEvent, never> =>
  E.left({ kind: 'unreadable', position, type, version, message: `Event at position ${position} (${type}, version ${version}) cannot be read: ${why}.` });
