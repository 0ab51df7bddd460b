import type { Action } from './action.ts';
import type { RoleGroup } from './role-group.ts';

/**
 * On whom: `all`, or what is their `own` – of a practice, the people registered with it at that moment and its lists; of a
 * laboratory, the files it sent.
 */
export type Scope = 'all' | 'own';

type Row = Partial<Readonly<Record<RoleGroup, Scope>>>;

const csas: Row = { 'csas-officer': 'all', 'csas-manager': 'all' };
const clinics: Row = { 'sample-taker': 'all', 'colposcopy': 'all' };
const practice: Row = { 'gp-practice': 'own' };
const looksBack: Row = { auditor: 'all' };
const programs: Row = { 'system-client': 'all' };
const everybody: Row = { 'gp-practice': 'all', ...clinics, laboratory: 'all', ...csas, sqas: 'all', ...looksBack, analyst: 'all', ...programs };
const manager: Row = { 'csas-manager': 'all' };

/** Who may do what, on whom. What is not here is not permitted. */
export const permissions: Readonly<Record<Action, Row>> = {
  'find-people': { ...practice, ...clinics, laboratory: 'all', ...csas, ...looksBack, ...programs },
  'read-person': { ...practice, ...clinics, laboratory: 'all', ...csas, ...looksBack, ...programs },
  'read-history': { ...csas, ...looksBack },
  'check-sample': { ...practice, ...clinics, laboratory: 'all', ...csas, ...programs },
  'print-request': { ...practice, ...clinics, ...csas },
  'download-histories': { ...practice, ...csas },
  'invite': { ...practice, ...csas },
  'defer': { ...practice, ...csas },
  'cease': { ...practice, ...csas },
  'review': { ...practice, ...csas },
  'reinstate': csas,
  'amend': csas,
  'add-person': csas,
  'restore': csas,
  'keep-notes': csas,
  'pause': csas,
  'discharge': { colposcopy: 'all', ...csas },
  'enter-result': csas,
  'end-dummy': csas,
  'restrict': manager,
  'read-practice-lists': { ...practice, ...csas },
  'practice-addresses': { ...practice, ...csas },
  'print-lists': csas,
  'worklists': csas,
  'send-results': { laboratory: 'own', ...csas, ...programs },
  'read-laboratory-files': csas,
  'work-on-results': csas,
  'check-results': manager,
  'read-senders': csas,
  'change-senders': manager,
  'read-messages': { ...csas, ...looksBack },
  'act-on-messages': csas,
  'preview-messages': csas,
  'read-reconciliation': { ...csas, ...looksBack },
  'reconcile': { ...manager, ...programs },
  'count': { ...csas, sqas: 'all', ...looksBack, analyst: 'all', ...programs },
  'read-rules': everybody,
  'see-restricted': manager,
  'break-glass': { 'gp-practice': 'all', ...clinics, laboratory: 'all', 'csas-officer': 'all' },
  'review-break-glass': { ...manager, ...looksBack },
  'read-access-log': { ...manager, ...looksBack },
  'operate': programs,
};
