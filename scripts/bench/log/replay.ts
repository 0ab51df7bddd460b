import type { Contest } from '../measure.ts';
import { rateOf } from '../pace.ts';
import { appendTo } from './append.ts';
import type { Arena, Ground } from './arena.ts';
import { copyIn } from './copy.ts';
import { lives, placed } from './life.ts';
import { asPeerEvent, type Peer } from './peer.ts';
import { readAll } from './raw.ts';
import { atOnce, decodeAll, inOrder } from './readings.ts';

const seeded = 50_000;
/** The peer reads a tenth of it: it would take too long over all. */
const seededForPeer = 5_000;

/** Everything from the beginning, decoded into the events' types; the reader does nothing with it. */
export const replay = async (arena: Arena): Promise<Contest> => {
  const ground = await arena.ground();
  const all = lives(seeded);
  for (let i = 0; i < all.length; i += 500) await appendTo(ground.log, all.slice(i, i + 500).map(([stream, events]) => ({ stream, expected: 'no-stream', events })));
  await copyIn(ground.pool, placed(all));
  // One writer: what several write at once, the peer's replay would in part pass over.
  for (const [stream, life] of lives(seededForPeer)) await ground.store.appendToStream(stream, life.map(asPeerEvent), { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' });
  await ground.pool.query('vacuum analyze');
  return {
    ours: () => rateOf(() => decodeAll(inOrder(ground.log))),
    peer: () => rateOf(() => consumeAll(arena.peer, ground)),
    'raw cursor': () => rateOf(() => readAll(ground.pool, atOnce)),
  };
};

let consumers = 0;

/** By the settings with which it is fastest: full batches and no sleep between them. */
const consumeAll = async (peer: Peer, { url }: Ground): Promise<number> => {
  let count = 0;
  const consumer = peer.postgreSQLEventStoreConsumer({ connectionString: url, stopWhen: { noMessagesLeft: true }, pulling: { batchSize: 1_000, pullingFrequencyInMs: 0 } });
  consumer.reactor({ processorId: `bench-${++consumers}`, startFrom: 'BEGINNING', eachMessage: () => void count++ });
  await consumer.start();
  await consumer.close();
  if (count < seededForPeer) throw new Error(`The peer delivered ${count} events of ${seededForPeer}`);
  return count;
};
