import { rmSync } from 'node:fs';
import { temporaryFolder } from '../../../adapters/database/embedded/throwaway.ts';
import { openSystem } from '../../../adapters/system.ts';
import { chance } from '../../chance.ts';
import { deal } from '../deal.ts';
import { examineDays } from './days.ts';
import { deaths, nextDay, ofADay } from './deaths.ts';
import { examine } from './examine.ts';
import { firstDay, livesOn } from './lives.ts';
import { settingsFor } from './settings.ts';
import { type Order, startVictim, type Victim } from './victim.ts';

export interface Killed extends Order {
  /** Its work was done before its moment came. */
  readonly tooLate: boolean;
}

export interface Round {
  readonly fault: string;
  readonly killed: readonly Killed[];
  /** Events in the log afterwards. */
  readonly events: number;
  readonly findings: readonly string[];
}

export interface Ordered {
  readonly rounds: number;
  readonly seed: number;
  /** Of an empty database. */
  readonly databaseUrl: string;
  /** Whose lives are there before, and who join on the day of a daily run: more than a page of it. */
  readonly people?: number;
  readonly joining?: number;
}

/** Processes that project, rebuild and carry out days are killed, each kind as often as the others, and another goes on; after each everything is looked at. */
export const torture = async function* ({ rounds, seed, databaseUrl, people = 600, joining = 1_100 }: Ordered): AsyncGenerator<Round, void, void> {
  const dice = chance(seed);
  const checkpoints = temporaryFolder();
  const system = await openSystem(settingsFor(databaseUrl, checkpoints));
  const lives = await livesOn(system, dice, seed);
  // The next process loads its code while everything is looked at.
  let spare: Promise<Victim> | null = startVictim(databaseUrl);
  let day = firstDay;
  const victim = (): Promise<Victim> => {
    const one = spare ?? startVictim(databaseUrl);
    spare = null;
    return one;
  };
  try {
    await lives.more(people);
    let left = rounds;
    for (const fault of deal(dice, Object.keys(deaths), rounds)) {
      const killed: Killed[] = [];
      const failures: string[] = [];
      const dies = async (order: Order) => {
        const words = await (await victim()).dies(order);
        killed.push({ ...order, tooLate: words === 'it had finished' });
        if (words !== null && words !== 'it had finished') failures.push(`${order.work.do}: ${words.failed}`);
        return words;
      };
      const before = await system.log.head();
      day = nextDay(day, dice);
      const found = (await deaths[fault]?.({ dice, system, lives, day, joining, dies: (work, moment) => dies({ work, moment }) })) ?? [];
      if (--left > 0) spare = startVictim(databaseUrl);
      const ofDays = ofADay.some((each) => each === fault) ? await examineDays(system, before, day) : [];
      yield { fault, killed, events: await system.log.head(), findings: [...failures, ...found, ...ofDays, ...(await examine(system))] };
    }
  } finally {
    await (await (spare as Promise<Victim> | null))?.kill();
    await system.close();
    rmSync(checkpoints, { recursive: true });
  }
};
