import { randomBytes } from 'node:crypto';
import { openSystem } from '../../adapters/system.ts';
import { addressOf, createDatabase, dropDatabase } from '../databases.ts';
import type { Failing } from './expectations.ts';
import { play } from './play.ts';
import { realWorld } from './real-world.ts';
import type { Scenario } from './scenario.ts';
import { type Cast, wavesOf } from './waves.ts';
import type { World } from './world.ts';

/** How many lives run side by side: enough that the log and the read models take many events at a time. */
const sideBySide = 256;

/**
 * Plays scenarios on the real system, each wave in a database of its own on this server.
 * Answers for each scenario, in order, with the expectations that do not hold.
 *
 * @param template name of a database to copy for each wave; without one the schema is made each time
 */
export const runScenarios = async (serverUrl: string, scenarios: readonly Scenario[], template?: string): Promise<readonly (readonly Failing[])[]> => {
  const results: (readonly Failing[])[] = [];
  for (const wave of wavesOf(scenarios)) {
    const name = `csms_scenarios_${randomBytes(6).toString('hex')}`;
    await createDatabase(serverUrl, name, template);
    const system = await openSystem({ databaseUrl: addressOf(serverUrl, name), dataFolder: undefined, eventLogUrl: undefined, identityKey: 'scenarios', today: undefined, checkpoints: undefined, checkpointKey: 'k'.repeat(32) });
    try {
      const world = realWorld(system);
      const queue = wave.values();
      await Promise.all(Array.from({ length: sideBySide }, () => playAll(world, queue, results)));
    } finally {
      await system.close();
      await dropDatabase(serverUrl, name);
    }
  }
  return results;
};

const playAll = async (world: World, queue: Iterable<Cast>, results: (readonly Failing[])[]): Promise<void> => {
  for (const { scenario, index, nhsNumber } of queue)
    results[index] = await play(world, scenario, nhsNumber).catch((error: unknown) => [
      { step: 0, field: 'error', expected: 'none', got: error instanceof Error ? error.message : String(error) },
    ]);
};
