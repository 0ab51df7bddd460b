import type { Pool } from 'pg';
import type { AppendSignal } from '../../../application/ports/append-signal.ts';
import type { EventLog } from '../../../application/ports/event-log.ts';
import { stage } from '../stage.ts';
import { reads } from './read.ts';
import { watch } from './watch.ts';
import { writer } from './writer.ts';

export interface PostgresEventLog extends EventLog, AppendSignal {
  /** Stops listening for other processes' appends. The pool stays its owner's. */
  readonly close: () => Promise<void>;
}

/**
 * The event log in a PostgreSQL database that has its schema (see migrations).
 *
 * @param pool where to find connections; the log holds one only while it works, and one for as long as somebody listens
 * @param now the instant (ISO 8601) at which an append is taken in
 */
export const postgresEventLog = (pool: Pool, now: () => string): PostgresEventLog => {
  const write = writer(pool);
  const { head, ...rest } = reads(pool);
  const { onAppend, announce, close } = watch(pool, head);
  return {
    ...rest,
    head,
    append: (appends) => async () => {
      const answer = await write(stage(appends, now()));
      if (answer._tag === 'Right') announce(answer.right.position);
      return answer;
    },
    onAppend,
    close,
  };
};
