import { fork } from 'node:child_process';
import { once } from 'node:events';
import { bundled } from '../../../scripts/bundled.ts';
import type { Acknowledged, Race } from './writers.ts';

export interface SecondProcess {
  readonly run: (race: Race) => Promise<readonly Acknowledged[]>;
  readonly stop: () => void;
}

/** Starts another process with a log of its own on the same database, and waits until it could write. */
export const secondProcess = async (databaseUrl: string): Promise<SecondProcess> => {
  const child = fork(await bundled('test/event-log/race/process.ts'), [], { execArgv: [], env: { ...process.env, RACE_DATABASE: databaseUrl } });
  // Not at its exit: what it said last may still be on its way.
  const failed = once(child, 'disconnect').then(() => {
    throw new Error('The second process ended without an answer');
  });
  const answer = async <A>(): Promise<A> => (await Promise.race([once(child, 'message'), failed]))[0] as A;
  await answer();
  failed.catch(() => undefined);
  return {
    run: (race) => {
      child.send(race);
      return answer();
    },
    stop: () => void child.kill('SIGKILL'),
  };
};
