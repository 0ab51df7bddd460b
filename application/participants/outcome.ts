import type { Refusal } from '../../domain/codes/refusal.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Decision, Refusals } from '../../domain/decision.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import type { UnreadableEvent } from '../event-codec.ts';
import type { ParticipantId } from '../participant-id.ts';
import type { Actor } from '../ports/event-log.ts';

/** Everything about a command that is not the command: who, when, why, and what the caller believes of the record. */
export interface Context {
  readonly today: CivilDate;
  readonly actor: Actor;
  readonly cause: string;
  readonly correlationId: string;
  /** The same id again is the same command: it takes effect once, and is answered as it was the first time. */
  readonly commandId: string;
  /** The revision the caller has seen; anything newer is answered with a conflict. */
  readonly expectedRevision?: number;
}

/** What one command did to a record while somebody else was looking at it. */
export interface Meanwhile {
  readonly actor: Actor;
  readonly did: readonly string[];
  /** Instant at which the log took it in; null while it stands in the same append. */
  readonly at: string | null;
  /** Revision that it led to. */
  readonly revision: number;
}

export type Failure =
  | { readonly kind: 'refused'; readonly refusals: Refusals }
  | { readonly kind: 'not-found' }
  /** The record is not as the caller saw it. `revision` is where it stands; -1: it does not exist. */
  | { readonly kind: 'conflict'; readonly revision: number; readonly meanwhile: readonly Meanwhile[] }
  | UnreadableEvent
  /** The log gave no answer. It may or may not be stored: the same command id again settles it. */
  | { readonly kind: 'unavailable'; readonly cause: Error };

export interface Outcome {
  /** The record on which it took effect: another than the one addressed when that is known elsewhere. */
  readonly participantId: ParticipantId;
  /** A read model that has reached this position shows the effect. */
  readonly position: number;
  readonly revision: number;
  readonly record: Participant;
  readonly decision: Decision;
  /** The command had been carried out before; this is the answer that was given then. */
  readonly repeated: boolean;
}

/** An outcome that may still wait for its place in the log: null until the append is done. */
export type Planned = Omit<Outcome, 'position'> & { readonly position: number | null };

export const refused = (first: Refusal, ...others: readonly Refusal[]): Failure => ({ kind: 'refused', refusals: [first, ...others] });
