import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { ParticipantId } from '../participant-id.ts';

export type { ParticipantId } from '../participant-id.ts';

/** Who has something to be done by the daily run, and from which day. A read model of everybody's next step. */
export interface DuePeople {
  /** Brings it level with the log as that stands when asked. */
  readonly catchUp: () => Promise<void>;
  /** The earliest day from which anybody is due; null when nobody is. */
  readonly earliest: () => Promise<CivilDate | null>;
  /** How many are due by this day. */
  readonly count: (by: CivilDate) => Promise<number>;
  /** Those due by this day, in the order of their ids and after one of them; at most `limit`. */
  readonly page: (by: CivilDate, after: ParticipantId | null, limit: number) => Promise<readonly ParticipantId[]>;
}
