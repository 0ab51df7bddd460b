import { postgresEventLog } from '../../adapters/event-log/postgres/postgres-event-log.ts';
import { withDatabase } from '../database.ts';
import { eventLogContract } from './contract.ts';

const database = withDatabase();

eventLogContract('the log in PostgreSQL', async (now) => {
  const [log, other] = [postgresEventLog(database().pool, now), postgresEventLog(database().pool, now)];
  return { log, other, close: async () => (await log.close(), other.close()) };
});
