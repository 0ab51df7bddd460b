import * as E from 'fp-ts/lib/Either.js';
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js';
import type { PersonGroup, RoleCodes } from './role-codes.ts';

/** Whoever may use the system has been put into this workgroup at their organisation, besides holding a role. */
export const workgroup = 'cervicalscreening';

/** A role that somebody holds at an organisation, as the identity service tells it. */
export interface HeldRole {
  /** Names the role of this person at this organisation. */
  readonly id: string;
  /** Code of the NHS role, such as R8001. */
  readonly code: string;
  readonly name: string;
  /** ODS code. */
  readonly organisation: string;
  readonly organisationName: string | null;
  readonly workgroups: readonly string[];
  /** Codes (B####) of what else it permits. */
  readonly activities: readonly string[];
}

/** In which role, at which organisation, somebody may use the system. */
export interface Choice extends Omit<HeldRole, 'workgroups'> {
  readonly group: PersonGroup;
}

/** Why an organisation at which somebody works does not let them in. At least one of the two is missing. */
export interface Lacking {
  /** ODS code. */
  readonly organisation: string;
  readonly organisationName: string | null;
  readonly roles: readonly Pick<HeldRole, 'code' | 'name'>[];
  /** Whether one of these roles leads to a group. */
  readonly hasRole: boolean;
  readonly hasWorkgroup: boolean;
}

const isIn = ({ workgroups }: HeldRole): boolean => workgroups.includes(workgroup);

/**
 * The roles that somebody may choose from: those that lead to a group, where they are in the workgroup at the same organisation,
 * with whichever of their roles it came. If there is none: what each of their organisations lacks; an empty list where they
 * hold no role at all.
 */
export const choicesFrom = (held: readonly HeldRole[], groups: RoleCodes): E.Either<readonly Lacking[], NonEmptyArray<Choice>> => {
  const organisations = [...new Set(held.map(({ organisation }) => organisation))].map((organisation) => held.filter((role) => role.organisation === organisation));
  const [first, ...others] = organisations.filter((roles) => roles.some(isIn)).flatMap((roles) => roles.flatMap((role) => chosenAs(role, groups)));
  return first === undefined ? E.left(organisations.flatMap((roles) => lacking(roles, groups))) : E.right([first, ...others]);
};

const chosenAs = ({ workgroups: _, ...role }: HeldRole, groups: RoleCodes): readonly Choice[] => {
  const group = groupOf(role.code, groups);
  return group === null ? [] : [{ ...role, group }];
};

const groupOf = (code: string, groups: RoleCodes): PersonGroup | null => (Object.hasOwn(groups, code) ? (groups[code] ?? null) : null);

const lacking = (roles: readonly HeldRole[], groups: RoleCodes): readonly Lacking[] => {
  const [first] = roles;
  if (first === undefined) return [];
  const { organisation, organisationName } = first;
  return [{ organisation, organisationName, roles: roles.map(({ code, name }) => ({ code, name })), hasRole: roles.some(({ code }) => groupOf(code, groups) !== null), hasWorkgroup: roles.some(isIn) }];
};
