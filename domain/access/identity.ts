import type { RoleGroup } from './role-group.ts';

/** Somebody who is signed in, in the role and at the organisation that they chose. */
export interface Identity {
  /** A person's CIS2 user id (twelve digits), or the name of a program. */
  readonly user: string;
  /** As a page greets them; of a program, its name. Never in a log. */
  readonly name: string;
  readonly group: RoleGroup;
  /** The NHS role code, such as R8001, that the group follows from. */
  readonly role: string;
  /** ODS code of the organisation. */
  readonly organisation: string;
  /** Codes (B####) of what else the role may do. */
  readonly activities: readonly string[];
  /** Names the session in the access log; it lets nobody in. */
  readonly session: string;
  /** What a program was let in for; null: all that its group may do. */
  readonly scopes: readonly string[] | null;
  /** Whether a person has read and understood that only a legitimate relationship lets them look, since they signed in. */
  readonly acknowledged: boolean;
}
