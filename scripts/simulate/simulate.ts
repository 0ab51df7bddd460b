import { isLeft } from 'fp-ts/lib/Either.js';
import { setImmediate } from 'node:timers/promises';
import { streamOf } from '../../application/participant-id.ts';
import type { EventLog, StreamAppend } from '../../application/ports/event-log.ts';
import { lifeOf } from './life.ts';
import { numberOf } from './person.ts';
import type { World } from './world.ts';

export interface SimulationProgress {
  readonly people: number;
  /** Events that were stored by this run. */
  readonly events: number;
}

/** People whose streams are stored in one append. */
const inABlock = 200;
/** People whose lives are made before whoever else has something to do gets a turn. */
const atATime = 10;

/** The log holds these people already, with other lives: they were made with other arguments. */
export class OtherLives extends Error {
  constructor() {
    super('other-lives: these people are in the log already, made with another seed or other dates. Give the same again to go on, or use another database.');
  }
}

/**
 * Stores the lives of so many people, block by block in the order of their numbers, in memory that doesn't grow. Killed
 * anywhere and started again in the same world it goes on where it stood, and the log ends as if it had not been. With more
 * people it adds those that are missing. Throws when the log gives no answer; start it again then.
 */
export const simulate = async (log: EventLog, world: World, people: number, onProgress: (progress: SimulationProgress) => void = () => undefined): Promise<SimulationProgress> => {
  const stored = await storedIn(log, world, people);
  let done: SimulationProgress = { people: stored, events: 0 };
  onProgress(done);
  let next = livesOf(world, stored, people);
  while (done.people < people) {
    const block = await next;
    // The next lives are made while these are on their way to the disk.
    const answer = log.append(block)();
    next = livesOf(world, done.people + block.length, people);
    const appended = await answer;
    if (isLeft(appended)) throw appended.left.kind === 'conflict' ? new OtherLives() : appended.left.cause;
    done = { people: done.people + block.length, events: done.events + block.reduce((sum, { events }) => sum + events.length, 0) };
    onProgress(done);
  }
  return done;
};

/** Up to the end of a block. */
const livesOf = async (world: World, from: number, people: number): Promise<readonly StreamAppend[]> => {
  const lives: StreamAppend[] = [];
  const end = Math.min(people, (Math.floor(from / inABlock) + 1) * inABlock);
  for (let n = from; n < end; n++) {
    lives.push(lifeOf(world, n));
    if (n % atATime === 0) await setImmediate();
  }
  return lives;
};

/** How many of these people the log holds. They were stored in order: halving finds the first that is missing. */
const storedIn = async (log: EventLog, world: World, people: number): Promise<number> => {
  const isStored = async (n: number): Promise<boolean> => {
    const stream = streamOf(world.ids.of(numberOf(n)));
    const found = (await log.readStreams([stream], { limit: 1 })).get(stream)?.events[0];
    if (found !== undefined && found.id !== lifeOf(world, n).events[0]?.id) throw new OtherLives();
    return found !== undefined;
  };
  let [stored, missing] = [0, people];
  while (stored < missing) {
    const middle = Math.floor((stored + missing) / 2);
    if (await isStored(middle)) stored = middle + 1;
    else missing = middle;
  }
  return stored;
};
