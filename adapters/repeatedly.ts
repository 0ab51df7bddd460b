import type { Happening } from './logging/happenings.ts';
import type { Log } from './logging/logger.ts';

/**
 * Does something at once and then every so many milliseconds, until it is stopped: never twice at a time, and after a failure,
 * which is logged, again. Answers with what ends it, when what is under way has ended.
 */
export const repeatedly = (milliseconds: number, work: (stop: AbortSignal) => Promise<void>, log: Pick<Log, 'error'>, failure: Happening): (() => Promise<void>) => {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  const once = (): void => {
    running ??= work(stopping.signal)
      .catch((error: unknown) => log.error({ error }, failure))
      .finally(() => (running = null));
  };
  once();
  const timer = setInterval(once, milliseconds);
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await running;
  };
};
