import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { Assurance, rolesIn, UserInfo } from './claims.ts';

const told = (claims: object) => {
  const read = UserInfo.decode({ nhsid_useruid: '555036632103', ...claims });
  return E.isRight(read) ? rolesIn(read.right) : null;
};

const role = { person_orgid: '555254239107', person_roleid: '555254240100', org_code: 'A12345', role_name: '"Clinical":"Clinical Provision":"Nurse Access Role"', role_code: 'S8000:G8000:R8001', activity_codes: ['B0360', 'B0820'], workgroups: ['cervicalscreening'], workgroups_codes: ['555000111222'] };

describe('what CIS2 tells of a person', () => {
  it('is read as it is written there', () => {
    expect(told({ nhsid_nrbac_roles: [role], nhsid_user_orgs: [{ org_code: 'A12345', org_name: 'EXAMPLE SURGERY' }] })).toEqual([
      { id: '555254240100', code: 'R8001', name: 'Nurse Access Role', organisation: 'A12345', organisationName: 'EXAMPLE SURGERY', workgroups: ['cervicalscreening'], activities: ['B0360', 'B0820'] },
    ]);
  });

  it('may leave out whatever a role need not have', () => {
    expect(told({ nhsid_nrbac_roles: [{ person_roleid: '1', org_code: 'a12345', role_code: 'R8001' }] })).toEqual([{ id: '1', code: 'R8001', name: '', organisation: 'A12345', organisationName: null, workgroups: [], activities: [] }]);
    expect(told({})).toEqual([]);
  });

  it('may hold a role that cannot be read, which lets nobody in and keeps nobody out', () => {
    expect(told({ nhsid_nrbac_roles: ['nonsense', null, { ...role, workgroups: 'cervicalscreening' }, role] })).toHaveLength(1);
  });

  it('is not believed without an id that can stand in events', () => {
    for (const nhsid_useruid of [undefined, '', 'a b', 'x\n', 7]) expect(told({ nhsid_useruid })).toBeNull();
  });
});

it('levels of assurance come as numbers or digits, and must come', () => {
  const level = (id_assurance_level: unknown) => E.isRight(Assurance.decode({ id_assurance_level, authentication_assurance_level: '2' }));
  expect([3, '3', '1'].map(level)).toEqual([true, true, true]);
  expect([undefined, null, '', '4', '03', true, [3]].map(level)).toEqual([false, false, false, false, false, false, false]);
});
