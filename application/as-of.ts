import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../domain/dates/civil-date.ts';
import type { EventCodec } from './event-codec.ts';
import type { Entry } from './participants/load.ts';
import { happeningsOf } from './happenings.ts';
import type { EventLog, Moment, RecordedEvent, Stream } from './ports/event-log.ts';
import { stoodAt } from './stood-at.ts';

/**
 * A moment to look back from. By what was known then: what the log held at a position or an instant, however late it was. By
 * what had happened then: what took effect by a day, as we know it now. Both: as it was known then to have happened by that day.
 */
export interface AsOf extends Moment {
  readonly happenedBy?: CivilDate;
}

/** The part of a participant's entries, oldest first, that counts as of a moment. */
export const entriesAsOf = (entries: readonly Entry[], { happenedBy, ...moment }: AsOf): readonly Entry[] => {
  const known = entries.slice(0, stoodAt(entries.map(({ recorded }) => recorded), moment).length);
  return happenedBy === undefined ? known : known.filter(({ event }) => event.data.on <= happenedBy);
};

/** Reads an event of streams whose every event says on which day it took effect. */
export type ReadHappening = EventCodec<{ readonly data: { readonly on: CivilDate } }>['decode'];

/** The log as whoever reads whole streams of one kind finds it as of a moment. What cannot be read is not kept from them. */
export const logAsOf = (log: EventLog, decode: ReadHappening, { happenedBy, position = Infinity, ...moment }: AsOf): EventLog => {
  const within = (upTo: Moment = {}): Moment => ({ ...upTo, ...moment, position: Math.min(upTo.position ?? Infinity, position) });
  const hasHappened = (recorded: RecordedEvent): boolean => {
    const event = decode(recorded);
    return happenedBy === undefined || E.isLeft(event) || event.right.data.on <= happenedBy;
  };
  const happened = ({ events, ...stream }: Stream): Stream => ({ ...stream, events: happenedBy === undefined ? events : events.filter(hasHappened) });
  const readStreams: EventLog['readStreams'] = async (streams, part = {}) =>
    new Map([...(await log.readStreams(streams, { ...part, upTo: within(part.upTo) }))].map(([name, stream]) => [name, happened(stream)]));

  const readByStream: EventLog['readByStream'] = async function* (prefix, upTo, limit) {
    for await (const streams of log.readByStream(prefix, within(upTo), limit)) yield streams.map(happened);
  };

  return {
    ...log,
    readStreams,
    readByStream,
    ...happeningsOf({ readByStream, readStreams }),
  };
};
