import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Step } from '../../domain/participant/next-step.ts';
import type { Slide } from '../../domain/participant/slide.ts';
import type { ParticipantId } from '../participant-id.ts';

export type { ParticipantId } from '../participant-id.ts';

/** Somebody for whom something is to be done, from a day on. */
export interface DuePerson {
  readonly participantId: ParticipantId;
  readonly on: CivilDate;
}

/** How many are due, by what is to be done for them first. */
export type DueCounts = { readonly [S in Step]?: number };

/** Who has something to be done by the daily run, and from which day. A read model of everybody's next step. */
export interface DuePeople {
  /** Brings it level with the log as that stands when asked. */
  readonly catchUp: () => Promise<void>;
  /** The earliest day from which anybody is due; null when nobody is. */
  readonly earliest: () => Promise<CivilDate | null>;
  /** How many are due by this day. Reads no record: cheap, whatever the number. */
  readonly counts: (by: CivilDate) => Promise<DueCounts>;
  /** Those due by this day, in the order of the days from which they are and then of their ids, after one of them; at most `limit`. */
  readonly page: (by: CivilDate, after: DuePerson | null, limit: number) => Promise<readonly DuePerson[]>;
}

/** Where slides are looked up. The records themselves say who holds them; this says whose records to look at. */
export interface SlideNumbers {
  /**
   * Everybody whose record held one of these slides when asked, by what the log held then; perhaps others, whose records
   * no longer do. One question for them all. Rejects when it cannot be told in time.
   */
  readonly mayHold: (slides: readonly Slide[]) => Promise<readonly ParticipantId[]>;
}
