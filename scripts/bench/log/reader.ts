import { connect } from '../../../adapters/database/connection.ts';
import { postgresEventLog } from '../../../adapters/event-log/postgres/postgres-event-log.ts';
import { rateOf } from '../pace.ts';
import { decodeAll, readings } from './readings.ts';

/** A process that reads the log at an address in one of the ways there are, and prints how fast, and how much memory it held. */
const [url = '', name = ''] = process.argv.slice(2);
const { pool, close } = connect(url);
const log = postgresEventLog(pool, () => new Date().toISOString());
const reading = readings[name];
if (reading === undefined) throw new Error(`No such reading: ${name}`);
const pass = await rateOf(() => decodeAll(reading(log)));
process.stdout.write(JSON.stringify({ ...pass, memory: process.resourceUsage().maxRSS / 1024 }));
await log.close();
await close();
