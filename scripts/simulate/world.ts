import type { ParticipantIds } from '../../application/participant-id.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { Names } from './names.ts';

/** All that a made-up life follows from. The same world holds the same people, to the event. */
export interface World {
  /** Lets chance fall alike. */
  readonly seed: number;
  /** The day on which those of age are taken over from an earlier system. */
  readonly from: CivilDate;
  /** The first day on which nothing has happened yet: its run is still to be done. */
  readonly until: CivilDate;
  readonly policy: Policy;
  readonly ids: ParticipantIds;
  readonly names: Names;
}
