import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js';
import { Temporal } from 'temporal-polyfill';
import type { SessionLimits } from '../rules/sessions.ts';
import type { Choice } from './choices.ts';
import type { Identity } from './identity.ts';

/** Somebody who is signed in by a browser. Instants are ISO 8601, UTC, to the millisecond, and compared as texts. */
export interface Session {
  /** Names it in the access log; lets nobody in. */
  readonly id: string;
  /** As the identity service calls the person. */
  readonly subject: string;
  /** Its own session, by which it ends ours; null: it named none. */
  readonly providerSession: string | null;
  /** CIS2 user id. */
  readonly user: string;
  readonly name: string;
  readonly choices: Readonly<NonEmptyArray<Choice>>;
  /** Null: they have not chosen yet. */
  readonly chosen: Choice | null;
  /** Whether they said, in this role, that they look at people with a legitimate relationship only. */
  readonly acknowledged: boolean;
  readonly beganAt: string;
  readonly usedAt: string;
}

const minutesAfter = (instant: string, minutes: number): string => Temporal.Instant.from(instant).add({ minutes }).toString({ smallestUnit: 'millisecond' });

/** When it ends unless something is done, and when it ends whatever is done. */
export const endsOf = ({ beganAt, usedAt }: Session, { idle, longest }: SessionLimits): { readonly idle: string; readonly longest: string } => ({
  idle: minutesAfter(usedAt, idle),
  longest: minutesAfter(beganAt, longest),
});

export const isOver = (session: Session, limits: SessionLimits, now: string): boolean => Object.values(endsOf(session, limits)).some((end) => now >= end);

/** Whole seconds until somebody is warned that the session ends; 0: they are to be warned now. */
export const secondsToWarning = (session: Session, limits: SessionLimits, now: string): number => {
  const { idle, longest } = endsOf(session, limits);
  const warnAt = minutesAfter(idle < longest ? idle : longest, -limits.warning);
  return Math.max(0, Math.floor(Temporal.Instant.from(now).until(Temporal.Instant.from(warnAt), { largestUnit: 'second' }).total('second')));
};

/** As whom they may do something; null: they have not chosen a role. */
export const identityIn = ({ id, user, name, chosen, acknowledged }: Session): Identity | null =>
  chosen === null ? null : { user, name, group: chosen.group, role: chosen.code, organisation: chosen.organisation, activities: chosen.activities, session: id, scopes: null, acknowledged };
