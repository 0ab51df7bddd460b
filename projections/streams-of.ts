import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { Happening } from '../application/ports/event-log.ts';
import type { Source } from './projection.ts';

/** Reads an event of these streams; a left is an event that this version of the system cannot read. */
type Read<Event> = (recorded: Happening) => Either<unknown, Event>;

/** Streams of which nothing is kept in mind but the state that their events lead to. */
export const streamsOf = <State, Event>(prefix: string, start: State, read: Read<Event>, evolve: (state: State, event: Event) => State): Source<State> => ({
  prefix,
  start,
  take: (state, recorded) => {
    const event = read(recorded);
    return isLeft(event) ? left('cannot-read') : right(evolve(state, event.right));
  },
});
