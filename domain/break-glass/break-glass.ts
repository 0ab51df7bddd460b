import type { CivilDate } from '../dates/civil-date.ts';
import type { BreakGlassEvent, BreakGlassKind, Looker, ReviewFinding } from './events.ts';

export interface Review {
  readonly finding: ReviewFinding;
  readonly comment: string;
  readonly by: string;
  readonly on: CivilDate;
}

/** A look with a reason at somebody whom one may not see otherwise. D-39. */
export interface Opening {
  readonly number: number;
  readonly participantId: string;
  readonly by: Looker;
  readonly kind: BreakGlassKind;
  readonly reason: string;
  /** Instants, ISO 8601 in UTC. */
  readonly at: string;
  readonly until: string;
  readonly on: CivilDate;
  readonly review: Review | null;
}

/** How often one user opened one person's record in one session, oldest first. */
export type BreakGlass = readonly Opening[];

export const neverOpened: BreakGlass = [];

/** After one more event. Never decides and never throws. */
export const evolveBreakGlass = (openings: BreakGlass, { type, data }: BreakGlassEvent): BreakGlass => {
  if (type === 'break-glass-opened') return [...openings, { ...data, review: null }];
  const { number, ...review } = data;
  return openings.map((each) => (each.number === number ? { ...each, review } : each));
};

/** The look that is open at an instant; null: there is none. */
export const openAt = (openings: BreakGlass, now: string): Opening | null => openings.findLast(({ at, until }) => at <= now && now < until) ?? null;
