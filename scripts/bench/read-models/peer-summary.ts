import { eventData, type ParticipantEvent } from '../../../domain/participant/events.ts';
import { evolve } from '../../../domain/participant/evolve.ts';
import { type ParticipantRecord, unknown } from '../../../domain/participant/participant.ts';
import type { RecordedEvent } from '../../../application/ports/event-log.ts';
import type { Pass } from '../measure.ts';
import { rateOf } from '../pace.ts';
import type { Arena, Ground } from '../log/arena.ts';
import { asPeerEvent } from '../log/peer.ts';

/** Over all of the events it would take minutes. */
const most = 5_000;

/**
 * The peer's rebuild of one projection, by the settings with which it is fastest: each person's record as a document, by the
 * same fold as ours. Each pass fills a projection of its own: a second rebuild of the same one leaves it empty.
 */
export const peerSummary = async ({ peer }: Arena, { log, store, pool, url }: Ground): Promise<() => Promise<Pass>> => {
  const streams = new Map<string, RecordedEvent[]>();
  for await (const { events } of log.readAll(0, most)) {
    for (const event of events) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
    break;
  }
  // One writer: what several write at once, the peer would in part pass over.
  for (const [stream, events] of streams) await store.appendToStream(stream, events.map(asPeerEvent), { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' });
  await pool.query('vacuum analyze');

  let passes = 0;
  return async () => {
    const collectionName = `bench_summary_${++passes}`;
    const projection = peer.pongoSingleStreamProjection<ParticipantRecord>({
      collectionName,
      canHandle: Object.keys(eventData),
      initialState: () => unknown,
      evolve: (record, event) => evolve(record, event as ParticipantEvent),
    });
    const pass = await rateOf(async () => {
      const consumer = peer.rebuildPostgreSQLProjections({ connectionString: url, pulling: { batchSize: 1_000, pullingFrequencyInMs: 0 }, projections: [projection] });
      await consumer.start();
      await consumer.close();
      return most;
    });
    const { rows } = await pool.query<{ documents: string }>(`select count(*) as documents from ${collectionName}`);
    if (Number(rows[0]?.documents) !== streams.size) throw new Error(`The peer made ${rows[0]?.documents} documents of ${streams.size}`);
    return pass;
  };
};
