import type { RoleGroup } from './role-group.ts';

/** Groups that a person's role leads to. A program has no role; it comes with a token. */
export type PersonGroup = Exclude<RoleGroup, 'system-client'>;

/** By the code of an NHS role, such as R8001: which group it leads to. */
export type RoleCodes = Readonly<Record<string, PersonGroup>>;

/** The roles of those who manage a practice's lists, as the programme publishes them for its screening management system, and what they are called. */
export const practiceRoles: Readonly<Record<string, string>> = {
  R0260: 'GP',
  R8000: 'Clinical practitioner access',
  R1780: 'Practice manager',
  R0600: 'Practice nurse specialist practitioner',
  R0620: 'Practice nurse',
  R8001: 'Nurse access role',
  R9809: 'Nursing associate',
  R9816: 'Trainee nursing associate',
  R1480: 'Healthcare assistant',
  R8003: 'Health professional',
  R8006: 'Medical secretary',
  R8010: 'Clerical access role',
  R1730: 'Receptionist',
  R8008: 'Admin',
  R8009: 'Admin',
};

const ofPractices: RoleCodes = Object.fromEntries(Object.keys(practiceRoles).map((code) => [code, 'gp-practice']));

/**
 * Made up: which roles the other groups have is not published. They hold where the system is tried out; where it holds real
 * people, it is told the real ones.
 */
export const placeholderRoles: RoleCodes = {
  R9901: 'sample-taker',
  R9902: 'laboratory',
  R9903: 'colposcopy',
  R9904: 'csas-officer',
  R9905: 'csas-manager',
  R9906: 'sqas',
  R9907: 'auditor',
  R9908: 'analyst',
};

/** What roles lead to, the practices' and those of others. */
export const roleCodes = (others: RoleCodes): RoleCodes => ({ ...others, ...ofPractices });

/** The code at the end of a role as the identity service writes it: R8001 of `S8000:G8000:R8001`. */
export const codeOfRole = (role: string): string => role.slice(role.lastIndexOf(':') + 1).trim();
