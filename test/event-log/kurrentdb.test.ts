import { kurrentDbEventLog, kurrentDbGuarantees } from '../../adapters/event-log/kurrentdb/kurrentdb-event-log.ts';
import { eventLogContract } from './contract.ts';
import { realServers } from './real-servers.ts';
import { standIn } from './stand-in/server.ts';


eventLogContract('the log in KurrentDB', async (now) => {
  const server = await standIn();
  const log = kurrentDbEventLog(server.directUrl, now);
  return { log, close: async () => (await log.close(), server.stop()) };
}, kurrentDbGuarantees);

for (const address of realServers)
  eventLogContract('the log in a real KurrentDB', async (now) => {
    const log = kurrentDbEventLog(address, now);
    return Promise.resolve({ log, close: log.close });
  }, kurrentDbGuarantees);
