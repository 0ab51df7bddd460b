import type { Actor } from '../../application/ports/event-log.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Command } from '../../domain/participant/commands.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import type { Chance } from '../chance.ts';
import type { World } from './world.ts';

/** Something that will happen to somebody, unless by then it can't. */
export interface Happening {
  readonly on: CivilDate;
  /** Who asks; the system, where nobody is named. */
  readonly by?: Actor | undefined;
  /** What is asked for, as the record then stands; null: nothing. */
  readonly what: (p: Participant) => Command | null;
}

/** Whose life it is, and what else may come of something. */
export interface Circumstances {
  readonly world: World;
  readonly n: number;
  readonly chances: Chance;
}
