import type { Logger } from 'pino';

/**
 * Does something at once and then every so many milliseconds, until it is stopped: never twice at a time, and after a failure,
 * which is logged, again. Answers with what ends it, when what is under way has ended.
 */
export const repeatedly = (milliseconds: number, work: (stop: AbortSignal) => Promise<void>, log: Pick<Logger, 'error'>, failure: string): (() => Promise<void>) => {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  const once = (): void => {
    running ??= work(stopping.signal)
      .catch((error: unknown) => log.error({ error: error instanceof Error ? error.message : 'unknown' }, `${failure}; it is tried again`))
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
