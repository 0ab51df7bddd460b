import type { CivilDate } from '../dates/civil-date.ts';
import type { ListCounts } from './events.ts';

export interface NotificationAddress {
  readonly address: string;
  /** Why a mail server will not have it, and since when; null: it takes mail, as far as is known. */
  readonly refused: { readonly code: string; readonly on: CivilDate } | null;
}

/** Who stood on the lists of a practice. */
export interface Standing {
  readonly counts: ListCounts;
  readonly entries: readonly string[];
}

export interface Notice extends Standing {
  readonly id: string;
  readonly begunOn: CivilDate;
  /** Addresses for which no mail server has taken or refused it yet. */
  readonly waiting: readonly string[];
  readonly sentTo: readonly string[];
  /** How often it was not taken for the moment. */
  readonly delays: number;
  /** Instant (ISO 8601, UTC) from which it is tried again; null: at once. */
  readonly again: string | null;
}

export interface Practice {
  readonly addresses: readonly NotificationAddress[];
  /** The newest. */
  readonly notice: Notice | null;
  /** What the practice was told last, and how. */
  readonly told: (Standing & { readonly by: 'email' | 'post'; readonly on: CivilDate }) | null;
  /** What was printed and not posted since. */
  readonly printed: ReadonlyMap<string, Standing>;
  /** What was posted last. */
  readonly posted: { readonly id: string; readonly on: CivilDate } | null;
}

export const newPractice: Practice = { addresses: [], notice: null, told: null, printed: new Map(), posted: null };

/** Those to which mail can go. */
export const workingAddresses = ({ addresses }: Practice): readonly string[] => addresses.filter(({ refused }) => refused === null).map(({ address }) => address);

/** A notice that some address still waits for. */
export const underWay = ({ notice }: Practice): Notice | null => (notice !== null && notice.waiting.length > 0 ? notice : null);

/** Whether somebody is on the lists of whom the practice was not told. */
export const hasNews = ({ told }: Practice, entries: readonly string[]): boolean => {
  const known = new Set(told?.entries);
  return entries.some((entry) => !known.has(entry));
};
