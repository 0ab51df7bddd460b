import { workgroup } from '../../../domain/access/choices.ts';
import type { RoleGroup } from '../../../domain/access/role-group.ts';

/** A role of a demo user, as it is held at an organisation. */
export interface DemoRole {
  /** Made of three codes, of which the last one counts. */
  readonly role: string;
  readonly name: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly workgroups: readonly string[];
  readonly activities: readonly string[];
}

/** Somebody made up, as whom one may sign in where the system is tried out. */
export interface DemoUser {
  /** Twelve digits, as CIS2 has them. */
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  /** What one may try as this user. */
  readonly shows: string;
  readonly roles: readonly DemoRole[];
  /** How sure the identity service is of the person, and of the sign-in; 3 each, unless said. */
  readonly assurance?: { readonly person: number; readonly signIn: number };
}

const activities = ['B0360', 'B0820'];

const role = (code: string, name: string, organisation: string, organisationName: string, rest: Partial<DemoRole> = {}): DemoRole => ({
  role: `S8000:G8000:${code}`, name, organisation, organisationName, workgroups: [workgroup], activities, ...rest,
});

/** The practice that the sample's people are registered with whom the tour meets. */
const surgery = ['C81002', 'CANAL STREET SURGERY'] as const;
const otherSurgery = ['A81004', 'ABBEY ROAD SURGERY'] as const;
const service = ['CSAS1', 'CERVICAL SCREENING ADMINISTRATION SERVICE'] as const;

/** One for each group of roles. */
export const demoUserOf = {
  'gp-practice': { id: '555000000101', givenName: 'Grace', familyName: 'PRACTICE', shows: 'a practice nurse', roles: [role('R8001', 'Nurse Access Role', ...surgery)] },
  'sample-taker': { id: '555000000102', givenName: 'Sita', familyName: 'SAMPLE', shows: 'a sample taker of a sexual health clinic', roles: [role('R9901', 'Sample Taker', 'SHC01', 'HARBOUR SEXUAL HEALTH')] },
  'laboratory': { id: '555000000103', givenName: 'Lars', familyName: 'LABORATORY', shows: 'a scientist of a laboratory', roles: [role('R9902', 'Biomedical Scientist', '62010', 'MANCHESTER LABORATORY')] },
  'colposcopy': { id: '555000000104', givenName: 'Cora', familyName: 'COLPOSCOPY', shows: 'a colposcopist', roles: [role('R9903', 'Colposcopist', 'COLP', 'ST ELSEWHERE HOSPITAL, COLPOSCOPY')] },
  'csas-officer': { id: '555000000105', givenName: 'Oscar', familyName: 'OFFICER', shows: 'who works the lists at CSAS', roles: [role('R9904', 'Screening Officer', ...service)] },
  'csas-manager': { id: '555000000106', givenName: 'Mary', familyName: 'MANAGER', shows: 'who checks at CSAS, and may see restricted records', roles: [role('R9905', 'Screening Manager', ...service, { activities: [...activities, 'B1611'] })] },
  'sqas': { id: '555000000107', givenName: 'Quentin', familyName: 'QUALITY', shows: 'a quality assurance adviser, who sees figures', roles: [role('R9906', 'Quality Assurance', 'SQAS1', 'SCREENING QUALITY ASSURANCE SERVICE')] },
  'auditor': { id: '555000000108', givenName: 'Audrey', familyName: 'AUDITOR', shows: 'a privacy officer, who looks back', roles: [role('R9907', 'Privacy Officer', ...service)] },
  'analyst': { id: '555000000109', givenName: 'Anil', familyName: 'ANALYST', shows: 'who counts, and sees no names', roles: [role('R9908', 'Analyst', 'X26', 'NHS ENGLAND')] },
} as const satisfies Partial<Record<RoleGroup, DemoUser>>;

/** All of them, and those whose way in is another one. */
export const demoUsers: readonly DemoUser[] = [
  ...Object.values(demoUserOf),
  { id: '555000000110', givenName: 'Lou', familyName: 'LOCUM', shows: 'who works at two practices and takes samples, and chooses', roles: [role('R8000', 'Clinical Practitioner Access Role', ...surgery), role('R8000', 'Clinical Practitioner Access Role', ...otherSurgery), role('R9901', 'Sample Taker', 'SHC01', 'HARBOUR SEXUAL HEALTH')] },
  { id: '555000000111', givenName: 'Wanda', familyName: 'WORKGROUP', shows: 'who is denied: the workgroup is missing', roles: [role('R1730', 'Receptionist', ...surgery, { workgroups: [] })] },
  { id: '555000000112', givenName: 'Rory', familyName: 'ROLE', shows: 'who is denied: no role leads here', roles: [role('R7777', 'Porter', ...surgery)] },
  { id: '555000000113', givenName: 'Paula', familyName: 'PASSWORD', shows: 'who is denied: a password alone is not sure enough', roles: [role('R8001', 'Nurse Access Role', ...surgery)], assurance: { person: 3, signIn: 1 } },
];
