import type { Kysely } from 'kysely';
import type { EventLog } from '../../application/ports/event-log.ts';
import type { Source } from '../projection.ts';

/** What read models are made with. */
export interface Works<State> {
  readonly db: Kysely<unknown>;
  readonly log: EventLog;
  readonly source: Source<State>;
}
