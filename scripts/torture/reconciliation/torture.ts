import type { Kysely } from 'kysely';
import { connect } from '../../../adapters/database/connection.ts';
import { migrate } from '../../../adapters/database/migrate.ts';
import { type Kind, kinds } from '../../../domain/to-be-told/kind.ts';
import { chance } from '../../chance.ts';
import { deal } from '../deal.ts';
import { liveOn } from './lives.ts';
import { losses } from './losses.ts';
import { reconciliationWorld } from './world.ts';

export interface Round {
  /** What was lost. */
  readonly fault: string;
  readonly total: number;
  readonly found: Readonly<Partial<Record<Kind, number>>>;
  readonly findings: readonly string[];
}

export interface Order {
  readonly rounds: number;
  readonly seed: number;
}

/** Days on which nothing happens but the work of the day, after which nothing that is in order waits for anything. */
const quiet = [1, 1, 3, 12];

/** Runs in which one thing is lost on purpose, each in a world of its own with people to whom anything happens. The reconciliation at the end must find just that. */
export const torture = async function* (db: Kysely<unknown>, { rounds, seed }: Order): AsyncIterable<Round> {
  const dice = chance(seed);
  for (const fault of deal(dice, Object.keys(losses), rounds)) {
    const world = await reconciliationWorld(db);
    const people = await liveOn(world, dice);
    // What was found and kept before must not keep anything from being found.
    if (dice.happens(0.5)) await world.reconciled(true);
    const { finds, before } = (await losses[fault]?.(world, people)) ?? { finds: {} };
    for (const days of quiet) await world.works(days);
    await before?.();
    const done = await world.reconciled(true);
    const counts = (done?.counts ?? {}) as Readonly<Partial<Record<Kind, number>>>;
    const found = Object.fromEntries(Object.entries(counts).filter(([kind]) => kinds[kind as Kind].todo !== null)) as Round['found'];
    yield { fault, total: done?.total ?? 0, found, findings: differences(finds, found) };
  }
};

const differences = (planted: Round['found'], found: Round['found']): readonly string[] =>
  [...new Set([...Object.keys(planted), ...Object.keys(found)] as Kind[])].flatMap((kind) =>
    planted[kind] === found[kind] ? [] : [`${kind}: ${planted[kind] ?? 0} planted, ${found[kind] ?? 0} found`]);

/** The same in the database of this address, which is to be empty. */
export const tortureIn = async function* ({ databaseUrl, ...order }: Order & { readonly databaseUrl: string }): AsyncIterable<Round> {
  const database = connect(databaseUrl);
  try {
    await migrate(database.db);
    yield* torture(database.db, order);
  } finally {
    await database.close();
  }
};
