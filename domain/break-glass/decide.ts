import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../dates/civil-date.ts';
import { type BreakGlass, openAt } from './break-glass.ts';
import type { BreakGlassEvent, BreakGlassKind, Looker, ReviewFinding } from './events.ts';
import { type BreakGlassRefusal, breakGlassRefusal } from './refusal.ts';

export interface Open {
  readonly do: 'open';
  readonly participantId: string;
  readonly by: Looker;
  readonly kind: BreakGlassKind;
  readonly reason: string;
  /** Now, and when it closes again: instants, ISO 8601 in UTC. */
  readonly at: string;
  readonly until: string;
}

export interface ReviewLook {
  readonly do: 'review';
  readonly number: number;
  readonly finding: ReviewFinding;
  readonly comment: string;
  readonly by: string;
}

export type BreakGlassCommand = Open | ReviewLook;

/** What follows from a command: events, or why not. A record that is open already stays open as it is. D-39. */
export const decideBreakGlass = (openings: BreakGlass, command: BreakGlassCommand, on: CivilDate): E.Either<BreakGlassRefusal, readonly BreakGlassEvent[]> => {
  if (command.do === 'review') return reviewed(openings, command, on);
  const { do: _, ...opened } = command;
  return E.right(openAt(openings, opened.at) === null ? [{ type: 'break-glass-opened', data: { number: openings.length + 1, ...opened, on } }] : []);
};

const reviewed = (openings: BreakGlass, { number, finding, comment, by }: ReviewLook, on: CivilDate): E.Either<BreakGlassRefusal, readonly BreakGlassEvent[]> => {
  const opening = openings.find((each) => each.number === number);
  if (opening === undefined) return E.left(breakGlassRefusal('no-such-break-glass'));
  if (opening.by.user === by) return E.left(breakGlassRefusal('own-look'));
  if (opening.review !== null) return E.left(breakGlassRefusal('reviewed-already'));
  return E.right([{ type: 'break-glass-reviewed', data: { number, finding, comment, by, on } }]);
};
