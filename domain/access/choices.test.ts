import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { choicesFrom, type HeldRole } from './choices.ts';
import { codeOfRole, placeholderRoles, practiceRoles, roleCodes } from './role-codes.ts';

const groups = roleCodes(placeholderRoles);

const held = (code: string, organisation: string, workgroups: readonly string[] = ['cervicalscreening']): HeldRole => ({
  id: `${code}-${organisation}`, code, name: code, organisation, organisationName: null, workgroups, activities: ['B0360'],
});

const chosen = (...roles: readonly HeldRole[]) => {
  const choices = choicesFrom(roles, groups);
  return E.isRight(choices) ? choices.right.map(({ id, group }) => `${id} ${group}`) : choices.left;
};

describe('a role and the workgroup at the same organisation', () => {
  it('let somebody in', () => {
    expect(chosen(held('R8001', 'A81001'))).toEqual(['R8001-A81001 gp-practice']);
    expect(chosen(held('R9905', 'X26'))).toEqual(['R9905-X26 csas-manager']);
  });

  it('are both of the organisation, whichever role brought the workgroup', () => {
    expect(chosen(held('R8001', 'A81001', []), held('R0001', 'A81001'))).toEqual(['R8001-A81001 gp-practice']);
    expect(chosen(held('R8001', 'A81001', []), held('R0001', 'A81002'))).toMatchObject([
      { organisation: 'A81001', hasRole: true, hasWorkgroup: false },
      { organisation: 'A81002', hasRole: false, hasWorkgroup: true },
    ]);
  });

  it('are chosen from where there are several, at each organisation', () => {
    expect(chosen(held('R8001', 'A81001'), held('R9901', 'A81001', []), held('R8010', 'A81002'), held('R8010', 'A81003', []))).toEqual([
      'R8001-A81001 gp-practice', 'R9901-A81001 sample-taker', 'R8010-A81002 gp-practice',
    ]);
  });

  it('have exact names: a workgroup or a role that is nearly right is another', () => {
    for (const workgroup of ['CervicalScreening', 'cervical screening', 'cervicalscreening2']) expect(chosen(held('R8001', 'A81001', [workgroup]))).toMatchObject([{ hasWorkgroup: false }]);
    for (const code of ['r8001', 'R80010', '', 'constructor', '__proto__']) expect(chosen(held(code, 'A81001'))).toMatchObject([{ hasRole: false }]);
  });
});

it('what is missing is named for each organisation; of whoever holds no role there is nothing to name', () => {
  expect(chosen(held('R0001', 'A81001', []))).toEqual([{ organisation: 'A81001', organisationName: null, roles: [{ code: 'R0001', name: 'R0001' }], hasRole: false, hasWorkgroup: false }]);
  expect(chosen()).toEqual([]);
});

describe('codes of roles', () => {
  it('of practices are the fifteen published ones, and nobody else’s', () => {
    expect(Object.keys(practiceRoles)).toHaveLength(15);
    expect(roleCodes({ R8001: 'csas-manager' })['R8001']).toBe('gp-practice');
    expect(Object.keys(placeholderRoles).filter((code) => Object.hasOwn(practiceRoles, code))).toEqual([]);
  });

  it('are the last part of what the identity service says', () => {
    expect(['S8000:G8000:R8001', 'R8001', 'S8000:G8000: R8001'].map(codeOfRole)).toEqual(['R8001', 'R8001', 'R8001']);
  });
});
