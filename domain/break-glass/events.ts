import * as t from 'io-ts';
import { oneOf } from '../codes/one-of.ts';
import { CivilDate } from '../dates/civil-date.ts';

export const BreakGlassKind = oneOf('BreakGlassKind', 'emergency', 'patient-present', 'safeguarding', 'other');
export type BreakGlassKind = t.TypeOf<typeof BreakGlassKind>;

export const ReviewFinding = oneOf('ReviewFinding', 'justified', 'not-justified');
export type ReviewFinding = t.TypeOf<typeof ReviewFinding>;

/** Who looked: somebody in one of their roles, in one session. */
export const Looker = t.type({ user: t.string, role: t.string, organisation: t.string, session: t.string });
export type Looker = t.TypeOf<typeof Looker>;

/**
 * What happens to one person's record as one user opens it in one session. Names and shapes are a storage contract. `at` and `until`
 * are instants (ISO 8601, UTC); `number` counts the openings from 1.
 */
export const breakGlassEventData = {
  'break-glass-opened': t.type({ number: t.Integer, participantId: t.string, by: Looker, kind: BreakGlassKind, reason: t.string, at: t.string, until: t.string, on: CivilDate }),
  /** Somebody else looked whether it had to be. */
  'break-glass-reviewed': t.type({ number: t.Integer, finding: ReviewFinding, comment: t.string, by: t.string, on: CivilDate }),
} as const;

/** What a user does to find the person first. Nothing of whom they asked for: it may be anybody's number, mistyped. */
export const attemptEventData = { 'break-glass-attempted': t.type({ at: t.string, on: CivilDate }) } as const;

type Of<D extends Readonly<Record<string, t.Mixed>>> = { [T in keyof D & string]: { readonly type: T; readonly data: t.TypeOf<D[T]> } }[keyof D & string];
export type BreakGlassEvent = Of<typeof breakGlassEventData>;
export type AttemptEvent = Of<typeof attemptEventData>;
