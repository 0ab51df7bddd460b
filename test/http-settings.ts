import type { HttpSettings } from '../adapters/http/settings.ts';
import { readConfiguration } from '../adapters/configuration.ts';

/** The settings that stand in when nothing is configured, but that no test is turned away for asking much at once. */
export const httpSettings = (differences: Partial<HttpSettings> = {}): HttpSettings => {
  const configuration = readConfiguration({});
  if (configuration._tag === 'Left') throw new Error(configuration.left.join('\n'));
  return { ...configuration.right, requestsPerMinute: 1_000_000, mostDelay: 60_000, mostHeap: 100_000, ...differences };
};
