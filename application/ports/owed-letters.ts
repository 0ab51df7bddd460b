import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { OtherKind, ThingKind } from '../../domain/to-be-told/kind.ts';

/** The last day that is not too long ago, for each state. */
export interface Deadlines {
  readonly today: CivilDate;
  readonly opened: CivilDate;
  readonly handedOver: CivilDate;
  readonly answered: CivilDate;
  readonly news: CivilDate;
  readonly released: CivilDate;
  readonly lookedAfter: CivilDate;
  readonly recorded: CivilDate;
}

/** A piece of what has to be told, in the order in which it happened. */
export interface Counted {
  readonly counts: Readonly<Partial<Record<ThingKind, number>>>;
  /** How many of them happened, other than letters that tell nothing that happened. */
  readonly happened: number;
  /** Place in the log of the last; null: there is no more. */
  readonly last: number | null;
}

/** Events of the log, as the read models should show them. */
export interface ToShow {
  readonly happenings: readonly number[];
  readonly letters: readonly number[];
  /** By references. */
  readonly messages: readonly string[];
}

/** A message by our reference and by its name at NHS Notify. */
export interface NamedMessage {
  readonly reference: string;
  readonly notifyId: string;
}

/** What has to be told and what became of it, as read models show it. */
export interface OwedLetters {
  /** Brings them level with the log. Answers with the position up to which they show everything; throws when they can't. */
  readonly catchUp: () => Promise<number>;
  /** The next so many after a place in the log, up to another. */
  readonly count: (after: number, upTo: number, limit: number, deadlines: Deadlines) => Promise<Counted>;
  readonly countOthers: (deadlines: Deadlines) => Promise<Readonly<Record<Exclude<OtherKind, 'not-shown'>, number>>>;
  /** How many letters and messages there are up to a place in the log. */
  readonly lettersAndMessages: (upTo: number) => Promise<{ readonly letters: number; readonly messages: number }>;
  /** Places in the log and references of those that are not shown. */
  readonly notShown: (events: ToShow) => Promise<readonly (number | string)[]>;
  /** Messages of which NHS Notify has not said for too long what became of them, in the order in which their letters were asked for, after a place in the log. */
  readonly withoutNews: (after: number, limit: number, deadlines: Deadlines) => Promise<readonly (NamedMessage & { readonly position: number })[]>;
}
