import type { ParticipantEvent } from '../../../domain/participant/events.ts';
import { evolve } from '../../../domain/participant/evolve.ts';
import { type ParticipantRecord, unknown } from '../../../domain/participant/participant.ts';
import { copyLines, escaped } from '../log/copy.ts';
import type { Ground } from '../log/arena.ts';
import type { Pass } from '../measure.ts';
import { rateOf } from '../pace.ts';

const atOnce = 5_000;

/** The least that a rebuild could do by the same driver: a cursor over the events, the same fold with nothing checked, and COPY into a table with one index. */
export const rawSummary = ({ pool }: Ground): (() => Promise<Pass>) => () =>
  rateOf(async () => {
    const records = new Map<string, ParticipantRecord>();
    const client = await pool.connect();
    let count = 0;
    try {
      await client.query('begin');
      await client.query('declare everything no scroll cursor for select stream, type, data from event_log.events order by position');
      for (let rows: (ParticipantEvent & { readonly stream: string })[] = []; count === 0 || rows.length === atOnce; count += rows.length) {
        ({ rows } = await client.query<ParticipantEvent & { readonly stream: string }>(`fetch ${atOnce} from everything`));
        for (const event of rows) records.set(event.stream, evolve(records.get(event.stream) ?? unknown, event));
      }
      await client.query('commit');
      await client.query('drop table if exists raw.summary; create table raw.summary (stream text primary key, record json not null)');
    } finally {
      client.release();
    }
    await copyLines(pool, 'copy raw.summary from stdin', [...records], ([stream, record]) => `${stream}\t${escaped(JSON.stringify(record))}\n`);
    return count;
  });
