import { codeOfRole } from '../../../domain/access/role-codes.ts';
import type { RoleGroup } from '../../../domain/access/role-group.ts';
import { demoUserOf } from '../stand-in/demo-users.ts';
import type { Bearer } from './issue.ts';

/** A program of one's own machine. */
const program: Bearer = { user: 'local-program', name: 'Local program', group: 'system-client', role: 'system-client', organisation: 'local', activities: [] };

/** Whom a token for trying things out lets in: the demo user of the group, unless another user or organisation is named. */
export const bearerFor = (group: RoleGroup, differences: Partial<Pick<Bearer, 'user' | 'organisation'>>): Bearer => ({ ...usual(group), ...differences });

const usual = (group: RoleGroup): Bearer => {
  if (group === 'system-client') return program;
  const { id, givenName, familyName, roles: [{ role, organisation, activities }] } = demoUserOf[group];
  return { user: id, name: `${givenName} ${familyName}`, group, role: codeOfRole(role), organisation, activities };
};
