import { type Either, left, right } from 'fp-ts/lib/Either.js';
import type { Pool } from 'pg';
import type { AppendFailure, Appended } from '../../../application/ports/event-log.ts';
import { answerRefused } from '../answer-refused.ts';
import type { StagedAppend } from '../stage.ts';
import { apart } from './apart.ts';
import { troubleOf } from './trouble.ts';
import { type Waiting, gather } from './gather.ts';
import { lookUp } from './look-up.ts';
import { store } from './store.ts';

type Answer = Either<AppendFailure, Appended>;
type Caller = Waiting<StagedAppend, Answer>;

/** The one writer of this process: stores what its callers ask together, and answers each by itself. */
export const writer = (pool: Pool): ((append: StagedAppend) => Promise<Answer>) =>
  gather((batch) => storeAll(pool, batch), charactersIn, 4_000_000);

/** A batch is bounded by its size: past a few thousand events more would store no faster, and everyone would wait longer. */
const charactersIn = ({ events }: StagedAppend): number =>
  events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length + 400, 0);

/** Times a batch is tried again when another writer came between; that takes somebody who goes round the lock. */
const mostTries = 5;

const storeAll = async (pool: Pool, batch: readonly Caller[]): Promise<void> => {
  let waiting = batch;
  while (waiting.length > 0) {
    const { clear, behind } = apart(waiting, ({ item }) => item);
    const stored = await storeClear(pool, clear);
    await answerFromLog(pool, behind.filter(({ ahead }) => stored.has(ahead)).map(({ item }) => item));
    waiting = behind.filter(({ ahead }) => !stored.has(ahead)).map(({ item }) => item);
  }
};

/** Answers them all, and says which were stored. Those that the log refuses step aside and the rest is tried again. */
const storeClear = async (pool: Pool, callers: readonly Caller[], tries = 1): Promise<ReadonlySet<Caller>> => {
  if (callers.length === 0) return new Set();
  try {
    const { before, refused } = await store(pool, callers.map(({ item }) => item));
    if (refused.size > 0) {
      await answerFromLog(pool, callers.filter((_, index) => refused.has(index)));
      return await storeClear(pool, callers.filter((_, index) => !refused.has(index)));
    }
    let position = before;
    for (const { item, answer } of callers) answer(right({ position: (position += item.events.length), heads: item.heads }));
    return new Set(callers);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === 'came between' && tries < mostTries) return storeClear(pool, callers, tries + 1);
    if (trouble === 'not taken' && callers.length > 1) return oneByOne(pool, callers);
    for (const { answer, fail } of callers) {
      if (trouble === 'not taken') fail(error);
      else answer(unavailable(error));
    }
    return new Set();
  }
};

/** The database cannot take something in this batch: find out whose it is, and spare the others. */
const oneByOne = async (pool: Pool, callers: readonly Caller[]): Promise<ReadonlySet<Caller>> => {
  const stored = new Set<Caller>();
  for (const caller of callers) for (const each of await storeClear(pool, [caller])) stored.add(each);
  return stored;
};

const answerFromLog = async (pool: Pool, refused: readonly Caller[]): Promise<void> => {
  if (refused.length === 0) return;
  try {
    const { placeOf, headOf } = await lookUp(pool, refused.flatMap(({ item }) => item.events));
    for (const { item, answer } of refused) answer(answerRefused(item, placeOf, headOf));
  } catch (error) {
    for (const { answer } of refused) answer(unavailable(error));
  }
};

const unavailable = (error: unknown): Answer =>
  left({ kind: 'unavailable', cause: error instanceof Error ? error : new Error(String(error)) });
