import type { Kysely } from 'kysely';
import type { Projection } from '../projection.ts';
import { batches } from './batches.ts';
import { asWorker, checkpoints, hold, move } from './checkpoint.ts';
import { analyse, asOneOfTheWorkers, claimPart, countParts, filling, holdPosition, index, markFilled, movePosition, readersAreThere, swap } from './filling.ts';
import { advance, bite, replay } from './replay.ts';
import { take } from './take.ts';
import type { Works } from './works.ts';

/** How far a rebuild has come: 0 to 1, and what it is at. */
export type OnRebuilding = (done: number, at: 'filling' | 'indexing' | 'catching up' | 'waiting for readers') => void;

export interface Rebuilding {
  /** Most events in a part, about; a part that was broken off is begun again. */
  readonly part?: number;
  /** How many parts one process fills at a time. */
  readonly workers?: number;
  /** Not to go on with a rebuild that was broken off, whose rows may be those of other code. */
  readonly anew?: boolean;
  readonly onProgress?: OnRebuilding;
}

/** Milliseconds that a worker may be silent in the middle of a part, for which nobody waits but other rebuilds. */
const patience = 60_000;
/** Milliseconds until the tables are swapped in is tried again, when readers were in the way. */
const tryAgainAfter = 500;

/**
 * Fills projections anew from the log, in tables beside the live ones, and swaps these in when they are level. Readers see the
 * old rows until they see the new ones, and wait for no longer than a tenth of a second; appends and projections go on. Broken off
 * at any moment, nothing has happened to the live tables, and a rebuild of the same goes on where it was; several at once share
 * the work. Answers with the position the tables stand at.
 */
export const rebuild = async <State>(works: Works<State>, projections: readonly Projection<State>[], options: Rebuilding = {}): Promise<number> => {
  const { part = 100_000, workers = 3, anew = false, onProgress = () => undefined } = options;
  const { db, log, source } = works;
  const beginning = { prefix: source.prefix, upTo: await log.head(), part, anew };
  const position = await asOneOfTheWorkers(db, projections, beginning, async () => {
    const tell = async (): Promise<void> => {
      const { filled, all } = await countParts(db, projections);
      onProgress(filled / Math.max(1, all), 'filling');
    };
    await tell();
    await Promise.all(Array.from({ length: workers }, () => fillParts(works, projections, tell)));
    onProgress(1, 'indexing');
    for (const projection of projections) await inWorker(db, async (trx) => ((await holdPosition(trx, projections)) === null ? undefined : index(trx, projection)));
    onProgress(1, 'catching up');
    await catchUp(works, projections);
    return swapIn(works, projections, () => onProgress(1, 'waiting for readers'));
  });
  await analyse(db, projections);
  return position;
};

const inWorker = <A>(db: Kysely<unknown>, work: (trx: Kysely<unknown>) => Promise<A>): Promise<A> =>
  db.transaction().execute(async (trx) => {
    await asWorker(trx, patience);
    return work(trx);
  });

/** Fills one part after the other until none is left, each in a transaction. */
const fillParts = async <State>(works: Works<State>, projections: readonly Projection<State>[], filled: () => Promise<void>): Promise<void> => {
  const fillOne = (whatOthersHold: 'passed over' | 'waited for'): Promise<boolean> =>
    inWorker(works.db, async (trx) => {
      const claimed = await claimPart(trx, projections, whatOthersHold);
      if (claimed === null) return false;
      await replay(works, { trx, projections, into: filling }, claimed);
      await markFilled(trx, claimed.prefix);
      return true;
    });
  while ((await fillOne('passed over')) || (await fillOne('waited for'))) await filled();
  const { filled: done, all } = await countParts(works.db, projections);
  if (done < all) await fillParts(works, projections, filled);
};

/** Brings what was filled on, batch by batch, until little is left to take. */
const catchUp = async <State>(works: Works<State>, projections: readonly Projection<State>[]): Promise<void> => {
  const next = batches(works.log, works.source, bite);
  const one = (): Promise<boolean> =>
    inWorker(works.db, async (trx) => {
      const at = await holdPosition(trx, projections);
      const head = await works.log.head();
      const batch = at === null || at >= head ? null : await next(at, head);
      if (batch === null) return false;
      await take(works, { trx, projections, into: filling }, batch, 'sparing');
      await movePosition(trx, batch.upTo);
      return batch.upTo < head;
    });
  while (await one());
};

/** Takes what is left while the projections stand still, and swaps the tables in. */
const swapIn = async <State>(works: Works<State>, projections: readonly Projection<State>[], waiting: () => void): Promise<number> => {
  for (;;)
    try {
      return await works.db.transaction().execute(async (trx) => {
        const at = await holdPosition(trx, projections);
        // Whoever shared the work has done this.
        if (at === null) return Math.min(...(await checkpoints(trx, projections)).map(({ position }) => position));
        const held = await hold(trx, projections);
        const level = Math.max(at, ...held.map(({ position }) => position));
        await advance(works, { trx, projections, into: filling }, at, level);
        await swap(trx, projections);
        await move(trx, projections, level);
        return level;
      });
    } catch (error) {
      if (!readersAreThere(error)) throw error;
      waiting();
      await new Promise((wake) => setTimeout(wake, tryAgainAfter));
    }
};
