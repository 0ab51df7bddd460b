import { memoryEventLog } from '../../adapters/event-log/memory/memory-event-log.ts';
import { eventLogContract } from './contract.ts';

eventLogContract('the log in memory', async (now) => {
  const log = memoryEventLog(now);
  return { log, other: log, close: async () => undefined };
});
