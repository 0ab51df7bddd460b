import * as t from 'io-ts';
import { RoleGroup } from '../../../domain/access/role-group.ts';

/** What a token of this installation says of its bearer, besides what every token says. */
export const LocalClaims = t.strict({
  name: t.string,
  group: RoleGroup,
  role: t.string,
  organisation: t.string,
  activities: t.array(t.string),
});
