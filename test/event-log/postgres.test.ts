import { postgresEventLog } from '../../adapters/event-log/postgres/postgres-event-log.ts';
import { withApplicationRole } from '../application-role.ts';
import { withDatabase } from '../database.ts';
import { eventLogContract } from './contract.ts';

const database = withDatabase();
const asApplication = withApplicationRole(database);

// One process has the least rights there are, the other owns the database.
eventLogContract('the log in PostgreSQL', async (now) => {
  const [log, other] = [postgresEventLog(asApplication().pool, now), postgresEventLog(database().pool, now)];
  return { log, other, close: async () => (await log.close(), other.close()) };
});
