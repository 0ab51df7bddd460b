import type { EventLog, StreamAppend } from '../../../application/ports/event-log.ts';
import { isLeft } from 'fp-ts/lib/Either.js';
import type { Contest } from '../measure.ts';
import { forAWhile } from '../pace.ts';
import type { Arena } from './arena.ts';
import { aBeginning, aStream } from './life.ts';
import { asPeerEvent } from './peer.ts';
import { insertOne } from './raw.ts';

/** Appends to our log, and throws what it fails with. */
export const appendTo = async (log: EventLog, appends: readonly StreamAppend[]): Promise<void> => {
  const answer = await log.append(appends)();
  if (isLeft(answer)) throw new Error(`Not appended: ${answer.left.kind}`);
};

/** One event to a new stream, so many at a time. */
export const appendOne =
  (inFlight: number) =>
  async (arena: Arena): Promise<Contest> => {
    const { log, store, pool } = await arena.ground();
    const pass = (one: () => Promise<unknown>) => () => forAWhile(arena.passTime, inFlight, one);
    return {
      ours: pass(() => appendTo(log, [{ stream: aStream(), expected: 'no-stream', events: [aBeginning()] }])),
      peer: pass(() => store.appendToStream(aStream(), [asPeerEvent(aBeginning())], { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' })),
      'raw insert': pass(() => insertOne(pool, { stream: aStream(), revision: 0, event: aBeginning() })),
    };
  };
