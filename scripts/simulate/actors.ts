import type { Actor } from '../../application/ports/event-log.ts';

export const csas: Actor = { user: 'simulated-csas', role: 'csas', organisation: 'X26' };
export const colposcopy: Actor = { user: 'simulated-colposcopy', role: 'colposcopy', organisation: 'X26' };
export const laboratory: Actor = { user: 'simulated-laboratory', role: 'laboratory', organisation: 'X26' };
export const practiceOf = (code: string | null): Actor => ({ user: 'simulated-practice', role: 'practice', organisation: code ?? 'X26' });
