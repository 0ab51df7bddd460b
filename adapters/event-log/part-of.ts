import type { Expected, Part, RecordedEvent, Stream } from '../../application/ports/event-log.ts';
import { stoodAt } from '../../application/stood-at.ts';

/** A part of a stream, of which all events are given, oldest first. */
export const partOf = (whole: readonly RecordedEvent[], { upTo = {}, direction = 'forwards', from, limit = Infinity }: Part): Stream => {
  const stood = stoodAt(whole, upTo);
  if (direction === 'forwards') return streamWith(stood.slice(from ?? 0, (from ?? 0) + limit));
  return streamWith(stood.slice(0, (from ?? Infinity) + 1).toReversed().slice(0, limit));
};

/** These events of one stream, oldest or newest first. */
export const streamWith = (events: readonly RecordedEvent[]): Stream => {
  const [first, last] = [events[0], events.at(-1)];
  return { head: headOf(first && last && first.revision > last.revision ? first : last), events };
};

/** Where a stream ends whose last event this is. */
export const headOf = (last: RecordedEvent | undefined): Expected => (last ? { revision: last.revision, digest: last.digest } : 'no-stream');
