import type { Logger } from 'pino';
import type { System } from './system.ts';

/** How often a running system looks whether a new day has begun in England, in milliseconds. */
const lookEvery = 60_000;

/** Carries out each new day's run while the system is up, until told to stop; then waits for a run that is under way. */
export const everyDay = (system: System, log: Logger): (() => Promise<void>) => {
  let done = system.clock.today();
  let running: Promise<void> | null = null;
  const look = () => {
    const today = system.clock.today();
    if (running !== null || today === done) return;
    running = system
      .dailyRun(today)
      .then(({ days }) => {
        done = today;
        log.info({ days }, 'daily run');
        return system.integrity.checkpoint();
      })
      .then(
        (checkpoint) => log.info({ records: checkpoint?.size }, 'checkpoint'),
        (error: unknown) => log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'the daily run or its checkpoint failed; it is tried again'),
      )
      .finally(() => (running = null));
  };
  const timer = setInterval(look, lookEvery);
  return async () => {
    clearInterval(timer);
    await running;
  };
};
