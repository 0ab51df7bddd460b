import { connect } from '../../adapters/database/connection.ts';
import { postgresAccessLog } from '../../adapters/access-log/access-log.ts';
import { lookAt, record } from './looks.ts';

// Another process, which puts looks on record until it is killed, and says of each that it is.
const database = connect(process.env['ACCESS_LOG_DATABASE'] as string);
const log = postgresAccessLog(database.logPool, () => '2026-11-22T09:00:00.000Z');
const writer = async (name: number): Promise<never> => {
  for (let n = 0; ; n++) {
    const correlationId = `there-${name}-${n}`;
    await record(log, lookAt(n % 40, { correlationId }));
    process.send?.(correlationId);
  }
};
await Promise.all(Array.from({ length: 8 }, (_, name) => writer(name)));
