import { type Either, left, right } from 'fp-ts/lib/Either.js';
import type { AppendFailure, Appended, Expected, StreamHead } from '../../application/ports/event-log.ts';
import type { StagedAppend, StagedEvent } from './stage.ts';

/** Where an event id stands in the log. */
export interface Place extends StreamHead {
  readonly stream: string;
  readonly position: number;
}

/**
 * What an append that the log did not take is to be told: a repeat (every event stands already, in its stream) is
 * answered as it was the first time; anything else is a conflict, naming the first stream that stands in the way.
 */
export const answerRefused = (
  { events }: StagedAppend,
  placeOf: (id: string) => Place | undefined,
  headOf: (stream: string) => Expected,
): Either<AppendFailure, Appended> => {
  const places = events.map(({ id, stream }) => {
    const place = placeOf(id);
    return place?.stream === stream ? place : undefined;
  });
  if (places.every((place) => place !== undefined)) return right(asTheFirstTime(places));
  const culprit =
    events.find((event) => event.leads && !stillStands(event, headOf(event.stream))) ??
    events.find((event) => placeOf(event.id) !== undefined) ??
    events[0];
  if (!culprit) throw new TypeError('An append without events cannot be refused');
  return left({ kind: 'conflict', stream: culprit.stream, actual: headOf(culprit.stream) });
};

/** Whether the stream ends where this event wants to follow. */
export const stillStands = ({ revision, previous }: StagedEvent, head: Expected): boolean =>
  head === 'no-stream' ? previous === null : head.revision === revision - 1 && head.digest === previous;

const asTheFirstTime = (places: readonly Place[]): Appended => {
  const heads = new Map<string, StreamHead>();
  for (const { stream, revision, digest } of places) {
    if (revision >= (heads.get(stream)?.revision ?? 0)) heads.set(stream, { revision, digest });
  }
  return { position: places.reduce((last, { position }) => Math.max(last, position), 0), heads };
};
