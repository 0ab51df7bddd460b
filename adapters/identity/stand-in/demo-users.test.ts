import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { choicesFrom } from '../../../domain/access/choices.ts';
import { codeOfRole, placeholderRoles, roleCodes } from '../../../domain/access/role-codes.ts';
import { RoleGroup } from '../../../domain/access/role-group.ts';
import { wordsOf } from '../../../domain/codes/one-of.ts';
import { rolesIn, UserInfo } from '../care/claims.ts';
import { claimsOf } from './claims.ts';
import { type DemoUser, demoUserOf, demoUsers } from './demo-users.ts';

const choicesOf = (user: DemoUser) => {
  const told = UserInfo.decode(claimsOf(user));
  if (E.isLeft(told)) throw new Error(user.id);
  return choicesFrom(rolesIn(told.right), roleCodes(placeholderRoles));
};

describe('demo users', () => {
  it('are one for each group that people are in, who come in as that', () => {
    expect(Object.keys(demoUserOf).toSorted()).toEqual(wordsOf(RoleGroup).filter((group) => group !== 'system-client').toSorted());
    for (const [group, user] of Object.entries(demoUserOf)) expect(choicesOf(user)).toMatchObject({ right: [{ group }] });
  });

  it('have ids of their own, of twelve digits', () => {
    expect(new Set(demoUsers.map(({ id }) => id)).size).toBe(demoUsers.length);
    expect(demoUsers.filter(({ id }) => !/^\d{12}$/.test(id))).toEqual([]);
  });

  it('stand in the README, each with role and organisation', () => {
    const lines = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8').split('\n');
    const told = demoUsers.map(({ id, givenName, familyName }) => lines.find((line) => line.includes(`${givenName} ${familyName} (${id})`)) ?? `${id} is missing`);
    for (const [i, { roles, shows }] of demoUsers.entries()) for (const part of [shows, ...roles.map(({ role, organisation }) => `${codeOfRole(role)} at ${organisation}`)]) expect(told[i]).toContain(part);
  });

  it('at the practice have the sample’s people', () => {
    const cohort = readFileSync(join(import.meta.dirname, '../../../data/sample/cohort.csv'), 'utf8');
    const [{ organisation }] = demoUserOf['gp-practice'].roles;
    expect(cohort.split(`,${organisation},`).length).toBeGreaterThan(100);
  });
});
