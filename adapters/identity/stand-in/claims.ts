import type { DemoUser } from './demo-users.ts';

/** Which claims each scope brings, as CIS2 has it. */
export const claimsOfScopes: Readonly<Record<string, readonly string[]>> = {
  openid: ['sub', 'id_assurance_level', 'authentication_assurance_level'],
  profile: ['name', 'family_name', 'given_name', 'uid'],
  nhsperson: ['nhsid_useruid', 'display_name'],
  nationalrbacaccess: ['nhsid_nrbac_roles'],
  associatedorgs: ['nhsid_user_orgs'],
};

/** What the service tells of a demo user. */
export const claimsOf = ({ id, givenName, familyName, roles, assurance = { person: 3, signIn: 3 } }: DemoUser) => ({
  sub: id,
  uid: id,
  nhsid_useruid: id,
  name: `${familyName} ${givenName}`,
  display_name: `${familyName} ${givenName}`,
  given_name: givenName,
  family_name: familyName,
  id_assurance_level: String(assurance.person),
  authentication_assurance_level: String(assurance.signIn),
  nhsid_nrbac_roles: roles.map(({ role, name, organisation, workgroups, activities }, i) => ({
    person_orgid: `${id}${i}1`,
    person_roleid: `${id}${i}0`,
    org_code: organisation,
    role_name: `"Clinical":"Clinical Provision":"${name}"`,
    role_code: role,
    activity_codes: activities,
    workgroups,
  })),
  nhsid_user_orgs: roles.map(({ organisation, organisationName }) => ({ org_code: organisation, org_name: organisationName })),
});
