import type { Pool } from 'pg';
import type { Expected } from '../../../application/ports/event-log.ts';
import type { Place } from '../answer-refused.ts';
import type { StagedEvent } from '../stage.ts';

export interface LookUp {
  readonly placeOf: (id: string) => Place | undefined;
  readonly headOf: (stream: string) => Expected;
}

/** Where these events' ids and streams stand in the log now. */
export const lookUp = async (pool: Pool, events: readonly StagedEvent[]): Promise<LookUp> => {
  const { rows } = await pool.query<Row>({
    name: 'event_log.look_up',
    text: 'select id, stream, revision, position, digest from event_log.look_up($1, $2)',
    values: [events.map(({ id }) => id), [...new Set(events.map(({ stream }) => stream))]],
  });
  const places = new Map<string, Place>();
  const heads = new Map<string, Expected>();
  for (const { id, stream, revision, position, digest } of rows) {
    if (id === null) heads.set(stream, { revision, digest });
    else places.set(id, { stream, revision, position: Number(position), digest });
  }
  return { placeOf: (id) => places.get(id), headOf: (stream) => heads.get(stream) ?? 'no-stream' };
};

/** An event, by its id; or, without an id, the head of a stream. */
interface Row {
  readonly id: string | null;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly digest: string;
}
