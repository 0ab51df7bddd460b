import { Temporal } from 'temporal-polyfill';
import type { Moment, RecordedEvent } from './ports/event-log.ts';

/** The part of a whole stream, oldest first, that stood at a moment. */
export const stoodAt = (events: readonly RecordedEvent[], { position = Infinity, recordedBy }: Moment): readonly RecordedEvent[] => {
  // Instants of records are all written alike, so texts compare as instants do.
  const by = recordedBy === undefined ? '~' : Temporal.Instant.from(recordedBy).toString({ smallestUnit: 'millisecond' });
  const last = events.findLastIndex((event) => event.position <= position && event.recordedAt <= by);
  return last === events.length - 1 ? events : events.slice(0, last + 1);
};
