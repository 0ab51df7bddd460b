import { kurrentDbEventLog, kurrentDbGuarantees } from '../../adapters/event-log/kurrentdb/kurrentdb-event-log.ts';
import { eventLogContract } from './contract.ts';
import { realServers } from './real-servers.ts';
import { standIn } from './stand-in/server.ts';


eventLogContract('the log in KurrentDB', async (now) => {
  const server = await standIn();
  const [log, other] = [kurrentDbEventLog(server.directUrl, now), kurrentDbEventLog(server.directUrl, now)];
  return { log, other, close: async () => (await log.close(), await other.close(), server.stop()) };
}, kurrentDbGuarantees);

for (const address of realServers)
  eventLogContract('the log in a real KurrentDB', async (now) => {
    const [log, other] = [kurrentDbEventLog(address, now), kurrentDbEventLog(address, now)];
    return Promise.resolve({ log, other, close: async () => (await log.close(), other.close()) });
  }, kurrentDbGuarantees);
