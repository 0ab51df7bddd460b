import type { ReviewLook } from '../../domain/break-glass/decide.ts';
import { change, type ChangeDeps } from '../laboratory/change.ts';
import type { Context } from '../participants/outcome.ts';
import { breakGlassKind } from './open.ts';
import { breakGlassStreams, type LookId } from './streams.ts';

/** Somebody else says whether a look had to be. D-39. */
export const reviewLook = (deps: ChangeDeps) => ({ id, number }: LookId, what: Omit<ReviewLook, 'do' | 'number'>, context: Omit<Context, 'expectedRevision'>) =>
  change(breakGlassKind)(deps)(`${breakGlassStreams}${id}`, { do: 'review', number, ...what }, context);
