import type { AsOf } from '../application/as-of.ts';
import type { CivilDate } from '../domain/dates/civil-date.ts';
import { endOfDay } from './clock.ts';

/** How somebody says from when they want to look back. */
export interface LookingBack {
  readonly asOf?: CivilDate | undefined;
  /** By what was recorded by the end of that day in England (unless they say otherwise), or by what had taken effect by then as is known now. */
  readonly basis?: 'known' | 'happened' | undefined;
  /** By what stood in the log at this position. */
  readonly position?: number | undefined;
}

export const isLookingBack = ({ asOf, position }: LookingBack): boolean => asOf !== undefined || position !== undefined;

export const momentOf = ({ asOf, basis = 'known', position }: LookingBack): AsOf => ({
  ...(position === undefined ? {} : { position }),
  ...(asOf === undefined ? {} : basis === 'known' ? { recordedBy: endOfDay(asOf) } : { happenedBy: asOf }),
});
