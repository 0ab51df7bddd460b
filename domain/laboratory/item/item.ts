import type { CivilDate } from '../../dates/civil-date.ts';
import type { Report } from '../report.ts';
import type { Finding, ItemOutcome, PossibleMatch, QueryReason } from './events.ts';
import type { Proposal } from './proposal.ts';

/** Lists on which somebody is to do something. */
export type Waiting =
  | { readonly at: 'to-process'; readonly finding: Finding; readonly candidates: readonly PossibleMatch[] }
  | { readonly at: 'to-query'; readonly reason: QueryReason; readonly candidates: readonly PossibleMatch[] }
  | { readonly at: 'validation'; readonly participantId: string | null; readonly faults: readonly string[] };

/** Where an item stands: in exactly one of these at any moment. */
export type Place =
  /** Nobody has looked whose it is. */
  | { readonly at: 'received' }
  /** On its way to that person's record. */
  | { readonly at: 'matched'; readonly participantId: string }
  | Waiting
  /** A checker is to look at it; sent back, it returns to the list that it came from. */
  | { readonly at: 'to-check'; readonly proposal: Proposal; readonly proposedBy: string; readonly cameFrom: Waiting }
  /** What was proposed and checked is on its way to the record. */
  | { readonly at: 'accepted'; readonly proposal: Proposal }
  | { readonly at: 'settled'; readonly outcome: ItemOutcome; readonly participantId: string | null };

export interface Lock {
  readonly by: string;
  /** Instant (ISO 8601, UTC) from which anybody may take it. */
  readonly until: string;
}

export interface Item {
  readonly kind: 'item';
  readonly file: string;
  readonly number: number;
  readonly laboratory: string;
  readonly receivedOn: CivilDate;
  readonly report: Report;
  readonly place: Place;
  /** Since when it has stood there. */
  readonly since: CivilDate;
  readonly lock: Lock | null;
  /** A checker did not agree to what was proposed last. */
  readonly sentBack: boolean;
  /** On whose record it failed validation last: their letters wait for it. */
  readonly refusedOn: string | null;
  /** What two people agreed on last; null: nobody has. */
  readonly agreed: Proposal | null;
}

export type ItemRecord = { readonly kind: 'unknown' } | Item;

export const noItem: ItemRecord = { kind: 'unknown' };

/** Nothing else keeps it off the record on which it was refused. VAL-15 */
export const onlyWaitsForAnother = ({ place }: Item): boolean =>
  place.at === 'validation' && place.participantId !== null && place.faults.length === 1 && place.faults[0] === 'another-result-unresolved';

/** It only waits for another, and nobody has taken it up or sent it back: what people have begun they end. VAL-15 */
export const mayGoOnByItself = (item: Item): boolean => onlyWaitsForAnother(item) && item.lock === null && !item.sentBack;

/** Somebody holds it at this instant. */
export const isHeld = ({ lock }: Item, now: string): boolean => lock !== null && lock.until > now;
