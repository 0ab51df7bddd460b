import type { Either } from 'fp-ts/lib/Either.js';
import type { Action } from '../../domain/access/action.ts';
import type { SessionAct } from '../../domain/access/session-act.ts';
import type { RoleGroup } from '../../domain/access/role-group.ts';

/** Who did it, as far as was known: of somebody who was turned away before they chose a role, the user only. */
export interface Who {
  readonly user: string | null;
  readonly role: string | null;
  readonly group: RoleGroup | null;
  readonly organisation: string | null;
  readonly session: string | null;
}

export const nobodyKnown: Who = { user: null, role: null, group: null, organisation: null, session: null };

/** Somebody searched, looked, printed, changed, signed in, or was refused it. */
export interface Look {
  readonly who: Who;
  /** The operation of the API, or the command, by its id. */
  readonly operation: string;
  /** What it comes under in the table of permissions. */
  readonly action: Action | SessionAct;
  /** Code of the problem with which it was refused; null: it was carried out. */
  readonly refused: string | null;
  /** Ids of the participants who were shown, changed, or asked for in vain. */
  readonly people: readonly string[];
  /** Why, where somebody gave a reason. */
  readonly reason: string | null;
  /** Where the request came from; null: from the machine itself. */
  readonly address: string | null;
  /** The events that it brought about bear the same. */
  readonly correlationId: string;
}

/** It could not be put on record, so nothing may be shown. */
export interface Unrecorded {
  readonly kind: 'unavailable';
  readonly cause: Error;
}

export interface AccessLog {
  /** Puts a look on record for ten years. On record when it answers: only then may anybody see what they looked at. */
  readonly record: (look: Look) => Promise<Either<Unrecorded, void>>;
}
