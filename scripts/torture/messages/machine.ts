import { fork } from 'node:child_process';
import { once } from 'node:events';
import { bundled } from '../../bundled.ts';
import type { Moment } from '../die-at.ts';

/** Where NHS Notify is, and how it lets us in. */
export interface Way {
  readonly url: string;
  readonly privateKeyPem: string;
}

/** What a machine is told to do: hand over whatever waits, until it dies. Null: somebody else kills it. */
export interface Order {
  readonly way: Way;
  readonly moment: Moment | null;
}

/** A process of the system that hands messages over. */
export interface Machine {
  readonly begin: (order: Order) => void;
  /** Answers when it is dead, with what it complained of before. */
  readonly dead: Promise<string | null>;
  readonly kill: () => void;
}

/** Answers when all its code is loaded and it is connected to the database. */
export const startMachine = async (databaseUrl: string): Promise<Machine> => {
  const child = fork(await bundled('scripts/torture/messages/machines-process.ts'), [], { execArgv: [], env: { ...process.env, TORTURE_DATABASE: databaseUrl } });
  const closed = once(child, 'close');
  await Promise.race([once(child, 'message'), closed.then(() => Promise.reject(new Error('A process of the system did not start')))]);
  let complaint: string | null = null;
  child.on('message', (words: string) => (complaint = words));
  return {
    begin: (order) => void child.send(order),
    dead: closed.then(() => complaint),
    kill: () => void child.kill('SIGKILL'),
  };
};
