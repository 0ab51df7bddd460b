import { rmSync } from 'node:fs';
import { connect } from '../../../adapters/database/connection.ts';
import { temporaryFolder } from '../../../adapters/database/embedded/throwaway.ts';
import { migrate } from '../../../adapters/database/migrate.ts';
import { chance } from '../../chance.ts';
import { deal } from '../deal.ts';
import { examine, withLog } from './examine.ts';
import { faults, type Scene } from './faults.ts';
import { ledger } from './ledger.ts';
import { type Counts, load } from './load.ts';
import { victim } from './server.ts';
import { wire } from './wire.ts';
import { startWriter, type Writer } from './writer.ts';

export interface Round extends Counts {
  readonly fault: string;
  /** Events in the log afterwards. */
  readonly events: number;
  readonly findings: readonly string[];
}

interface Order {
  readonly rounds: number;
  readonly seed: number;
}

const processes = 2;
const clients = 16;

/** The log in PostgreSQL under load and one fault after another, each kind as often as the others; after each fault everything is looked at. */
export const torture = async function* ({ rounds, seed }: Order): AsyncGenerator<Round, void, void> {
  const dice = chance(seed);
  const known = ledger(dice);
  const checkpoints = temporaryFolder();
  const server = await victim();
  const between = await wire();
  const writers: Writer[] = [];
  try {
    await migrated(server.url());
    between.leadTo(server.url());
    const start = () => startWriter(between.through(server.url()));

    for (const fault of deal(dice, Object.keys(faults), rounds)) {
      while (writers.length < processes) writers.push(await start());
      const under = load({ ledger: known, clients, writerOf: (client) => writers[client % writers.length] as Writer, recovered: () => recovery });
      const scene = { dice, server, wire: between, writers, load: under };
      const recovery = under.acknowledged(10 + dice.below(60)).then(() => strike(fault, scene));
      await recovery;
      await under.acknowledged(10 + dice.below(30));
      const counts = await under.finish();
      yield { fault, ...counts, ...(await examine(server.url(), checkpoints, known.acknowledged())) };
    }
  } finally {
    await Promise.all(writers.map((writer) => writer.kill()));
    await between.close();
    await server.stop();
    rmSync(checkpoints, { recursive: true });
  }
};

/** Answers with the head of the log as it was when the fault was over. */
const strike = async (fault: string, scene: Scene): Promise<number> => {
  await faults[fault]?.(scene);
  scene.wire.leadTo(scene.server.url());
  return headOf(scene.server.url());
};

const headOf = (url: string): Promise<number> => withLog(url, (log) => log.head());

const migrated = async (url: string): Promise<void> => {
  const database = connect(url);
  await migrate(database.db);
  await database.close();
};
