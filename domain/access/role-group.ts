import type * as t from 'io-ts';
import type { Party } from '../codes/recall.ts';
import { oneOf } from '../codes/one-of.ts';

/** What somebody's job is about. A role (an NHS role code at an organisation) belongs to one. */
export const RoleGroup = oneOf(
  'RoleGroup',
  'gp-practice',
  'sample-taker',
  'laboratory',
  'colposcopy',
  'csas-officer',
  'csas-manager',
  'sqas',
  'auditor',
  'analyst',
  'system-client',
);
export type RoleGroup = t.TypeOf<typeof RoleGroup>;

/** As people call them, and who they are. */
export const roleGroups: Readonly<Record<RoleGroup, { readonly label: string; readonly who: string }>> = {
  'gp-practice': { label: 'GP practice', who: 'GPs, nurses, managers and clerical staff who look after a practice’s lists' },
  'sample-taker': { label: 'Sample taker', who: 'who takes samples elsewhere: sexual health, gynaecology, Defence Medical Services, detained estates' },
  'laboratory': { label: 'Laboratory', who: 'cytologists, laboratory scientists and quality control' },
  'colposcopy': { label: 'Colposcopy', who: 'colposcopists, their nurses and clerical staff' },
  'csas-officer': { label: 'CSAS officer', who: 'who works the lists at the administration service' },
  'csas-manager': { label: 'CSAS manager', who: 'who checks what officers did, and answers for access' },
  'sqas': { label: 'SQAS', who: 'the screening quality assurance service' },
  'auditor': { label: 'Auditor', who: 'who looks back at what was done and seen: privacy officers, auditors' },
  'analyst': { label: 'Analyst', who: 'who counts' },
  'system-client': { label: 'System client', who: 'a program, and who runs this one from its command line' },
};

/** In whose name a group may decide about somebody; null: in anybody's, as CSAS enters the forms of others. */
export const partyOf = (group: RoleGroup): Party | null => {
  switch (group) {
    case 'gp-practice':
      return 'practice';
    case 'colposcopy':
      return 'colposcopy';
    case 'csas-officer':
    case 'csas-manager':
      return null;
    default:
      return 'system';
  }
};
