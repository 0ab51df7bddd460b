import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import { bundled } from '../../bundled.ts';
import type { Moment } from '../die-at.ts';

/** What a process of the system is told to do. */
export type Work =
  | { readonly do: 'follow' | 'retry parked' }
  | { readonly do: 'rebuild'; readonly part: number; readonly anew: boolean }
  | { readonly do: 'daily run'; readonly until: CivilDate };

export interface Order {
  readonly work: Work;
  readonly moment: Moment;
}

/** Said before death; null: it came in the middle of the work. */
export type LastWords = 'it had finished' | { readonly failed: string } | null;

/** A process of the system that dies by SIGKILL. */
export interface Victim {
  /** Answers when it is dead: at that moment, or else when its work is done. */
  readonly dies: (order: Order) => Promise<LastWords>;
  readonly kill: () => Promise<void>;
}

/** Answers when all its code is loaded and it is connected to the database. */
export const startVictim = async (databaseUrl: string): Promise<Victim> => {
  const child = fork(await bundled('scripts/torture/read-models/victims-process.ts'), [], { execArgv: [], env: { ...process.env, TORTURE_DATABASE: databaseUrl } });
  const closed = once(child, 'close');
  await Promise.race([once(child, 'message'), closed.then(() => Promise.reject(new Error('A process of the system did not start')))]);
  return {
    dies: async (order) => {
      let said: LastWords = null;
      child.on('message', (words: LastWords) => (said = words));
      child.send(order);
      await closed;
      return said;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
};
