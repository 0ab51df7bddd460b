import { isLeft } from 'fp-ts/lib/Either.js';
import type { Happening } from '../../application/ports/event-log.ts';
import type { Place, Source } from '../projection.ts';

/** What one stream's events lead to. */
export interface Subject<State> extends Place {
  readonly stream: string;
  /** The part of the stream's name that its rows carry. */
  readonly owner: string;
  readonly state: State;
  /** The event that could not be taken; the state stands before it, for good. */
  readonly stuck: Stuck | null;
}

export interface Stuck {
  readonly position: number;
  readonly code: string;
}

export const nothingYet = <State>(source: Source<State>, stream: string): Subject<State> => ({
  stream,
  owner: stream.slice(source.prefix.length),
  state: source.start,
  revision: -1,
  position: 0,
  stuck: null,
});

/** The subject after more events of its stream, which follow on. A subject that is stuck stays where it is. */
export const fold = <State>(source: Source<State>, from: Subject<State>, events: readonly Happening[]): Subject<State> => {
  if (from.stuck !== null) return from;
  let { state, revision, position } = from;
  for (const event of events) {
    const taken = source.take(state, event);
    if (isLeft(taken)) return { ...from, state, revision, position, stuck: { position: event.position, code: taken.left } };
    ({ revision, position } = event);
    state = taken.right;
  }
  return { ...from, state, revision, position };
};

/** The subject as it stood after each event, oldest first. */
export const steps = <State>(source: Source<State>, stream: string, events: readonly Happening[]): readonly Subject<State>[] => {
  let subject = nothingYet(source, stream);
  return events.map((event) => (subject = fold(source, subject, [event])));
};
