import type { LeavingReason } from '../codes/recall.ts';

/** A reason for removal as the demographic feed gives it, and what it makes of the person here. */
export interface Removal {
  readonly means: string;
  /** Why the record becomes inactive; null: it stays active, and the person is not registered with a practice. */
  readonly inactive: LeavingReason | null;
}

/**
 * Leaving a practice's list does not end screening: only death, leaving the country or being gone without trace does.
 * Where the feed leaves it open (LDN, the forces) the person stays active, on the side of safety.
 */
export const removals = {
  AFL: { means: 'Joined the armed forces, as the person or practice says', inactive: null },
  AFN: { means: 'Joined the armed forces, as the forces say', inactive: null },
  CGA: { means: 'Gone away, address not known', inactive: 'removed' },
  DEA: { means: 'Died', inactive: 'died' },
  EMB: { means: 'Left the country', inactive: 'abroad' },
  LDN: { means: 'Record deleted logically, for example at their own request', inactive: null },
  NIT: { means: 'Moved to Northern Ireland', inactive: 'northern-ireland' },
  ORR: { means: 'Removed for another reason', inactive: 'removed' },
  RDI: { means: 'Removed from the list at once, at the request of the practice', inactive: null },
  RDR: { means: 'Removed from the list at the request of the practice', inactive: null },
  RPR: { means: 'Left the practice at their own request', inactive: null },
  SCT: { means: 'Moved to Scotland', inactive: 'scotland' },
  SDL: { means: 'Family of somebody in the armed forces, as the person or practice says', inactive: null },
  SDN: { means: 'Family of somebody in the armed forces, as the forces say', inactive: null },
  TRA: { means: 'Temporary resident who did not return', inactive: 'removed' },
} as const satisfies Readonly<Record<string, Removal>>;

export type RemovalCode = keyof typeof removals;

const isRemovalCode = (code: string): code is RemovalCode => Object.hasOwn(removals, code);

/** What a reason for removal means here; null for a code that is not known, which the caller must report. */
export const removalFor = (code: string): Removal | null => (isRemovalCode(code) ? removals[code] : null);
