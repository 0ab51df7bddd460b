import { isDummy, type Participant } from '../../domain/participant/participant.ts';
import { ceaseReasons, deferralReasons, inactiveReasons } from './words.ts';

/** The one thing that whoever opens a record must see first, in plain words; null: there is none. Whoever is inactive is told as that alone. */
export const statusLine = (p: Participant): string | null => {
  if (p.inactive !== null) return `Inactive – ${inactiveReasons[p.inactive.reason]}`;
  if (isDummy(p)) return 'Dummy registration';
  if (p.ceased !== null) return `Ceased – ${ceaseReasons[p.ceased.reason]}`;
  return p.deferredFor === null ? null : `Deferred – ${deferralReasons[p.deferredFor]}`;
};
