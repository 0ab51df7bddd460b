import type { Contest } from '../measure.ts';
import { forAWhile } from '../pace.ts';
import { appendTo } from './append.ts';
import type { Arena } from './arena.ts';
import { aBeginning, aStream } from './life.ts';
import { asPeerEvent } from './peer.ts';
import { insertMany } from './raw.ts';

const size = 1_000;

/** A thousand events to a thousand new streams at once. The peer appends to one stream at a time: its thousand go to one. */
export const batch = async (arena: Arena): Promise<Contest> => {
  const { log, store, pool } = await arena.ground();
  const many = <A>(one: () => A): A[] => Array.from({ length: size }, one);
  const pass = (one: () => Promise<unknown>) => async () => ({ perSecond: size * (await forAWhile(arena.passTime, 1, one)).perSecond });
  return {
    ours: pass(() => appendTo(log, many(() => ({ stream: aStream(), expected: 'no-stream', events: [aBeginning()] })))),
    peer: pass(() => store.appendToStream(aStream(), many(() => asPeerEvent(aBeginning())), { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' })),
    unnest: pass(() => insertMany(pool, many(() => ({ stream: aStream(), revision: 0, event: aBeginning() })))),
  };
};
