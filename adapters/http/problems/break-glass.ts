import { breakGlassRefusals, type BreakGlassRefusal } from '../../../domain/break-glass/refusal.ts';
import type { ProblemKind } from './kind.ts';

/** Why a look cannot be reviewed. */
export const breakGlassProblems: Readonly<Record<BreakGlassRefusal['code'], ProblemKind>> = {
  'no-such-break-glass': { status: 404, title: 'No such look', says: breakGlassRefusals['no-such-break-glass'] },
  'own-look': { status: 403, title: 'Your own look', says: breakGlassRefusals['own-look'] },
  'reviewed-already': { status: 409, title: 'Reviewed already', says: breakGlassRefusals['reviewed-already'] },
};
