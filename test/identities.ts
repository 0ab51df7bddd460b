import type { Identity } from '../domain/access/identity.ts';
import type { RoleGroup } from '../domain/access/role-group.ts';

/** Somebody of a group, at the organisation that tests have them at. */
export const someoneOf = (group: RoleGroup, differences: Partial<Identity> = {}): Identity => ({
  user: `u-${group}`,
  name: 'Sam Example',
  group,
  role: `R-${group}`,
  organisation: group === 'gp-practice' ? 'A81001' : 'X26',
  activities: [],
  session: `session of ${group}`,
  scopes: null,
  acknowledged: true,
  ...differences,
});

export const manager = someoneOf('csas-manager');
