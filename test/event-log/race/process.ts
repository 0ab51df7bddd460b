import { once } from 'node:events';
import { connect } from '../../../adapters/database/connection.ts';
import { postgresEventLog } from '../../../adapters/event-log/postgres/postgres-event-log.ts';
import { type Race, race } from './writers.ts';

// The second process of the race: says when it is ready, races when it is told to, and answers with what was acknowledged.
const database = connect(process.env['RACE_DATABASE'] as string);
const log = postgresEventLog(database.pool, () => '2026-11-22T09:00:00.000Z');
await log.head();
process.send?.('ready');
const [message] = (await once(process, 'message')) as [Race];
const acknowledged = await race(log, message);
await new Promise((sent) => process.send?.(acknowledged, sent));
await log.close();
await database.close();
process.disconnect();
