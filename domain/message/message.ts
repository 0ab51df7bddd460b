import type { LetterCode } from '../codes/letter.ts';
import type { CivilDate } from '../dates/civil-date.ts';
import type { CancelReason, Settlement } from './events.ts';

/** Where a message is. It is in exactly one of these places. */
export type Place =
  /** To be handed over. `takenBack`: why it did not go when it was last tried; null: it was not tried. */
  | { readonly at: 'waiting'; readonly takenBack: string | null }
  /** Waits for the end of a pause. */
  | { readonly at: 'held' }
  | { readonly at: 'cancelled'; readonly reason: CancelReason }
  /** Given to NHS Notify, which has not said that it has it. */
  | { readonly at: 'handing-over'; readonly batch: string }
  /** NHS Notify has it, and has not said that it arrived. */
  | { readonly at: 'handed-over' }
  | { readonly at: 'delivered' }
  /** `code`: as NHS Notify calls it. */
  | { readonly at: 'failed'; readonly code: string | null };

/** What is known of one way that a message took: the newest that was told of it. */
export interface Channel {
  readonly channel: string;
  readonly status: string;
  readonly supplier: string | null;
  readonly failureCode: string | null;
  /** Instant (ISO 8601). */
  readonly at: string;
}

export interface OpenMessage {
  readonly participantId: string;
  readonly letter: LetterCode;
  readonly testDate: CivilDate | null;
  /** Place in the log of the event that asked for it. */
  readonly position: number;
  readonly openedOn: CivilDate;
  readonly place: Place;
  /** Since when it is there. */
  readonly since: CivilDate;
  /** The last pause that held it ended on that day; null: none did. */
  readonly releasedOn: CivilDate | null;
  /** Its name at NHS Notify; null: not known (yet). */
  readonly notifyId: string | null;
  /** The last that was told of it as a whole: an older one that comes later changes nothing. */
  readonly toldAt: string | null;
  readonly channels: readonly Channel[];
  /** The post brought it back on that day. */
  readonly returnedOn: CivilDate | null;
  /** How somebody ended the look at it after it failed or came back. */
  readonly settled: Settlement | null;
}

/** Nothing yet, or a message. */
export type Message = null | OpenMessage;

/** Somebody has to look at it: it failed or came back, and nobody has. */
export const needsSomebody = ({ place, returnedOn, settled }: OpenMessage): boolean => settled === null && (place.at === 'failed' || returnedOn !== null);
