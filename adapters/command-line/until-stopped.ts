import { once } from 'node:events';

/** Until whoever started the command ends it. */
export const untilStopped = async (): Promise<void> => {
  const stopping = new AbortController();
  try {
    await Promise.race((['SIGINT', 'SIGTERM'] as const).map((signal) => once(process, signal, { signal: stopping.signal })));
  } finally {
    stopping.abort();
  }
};
