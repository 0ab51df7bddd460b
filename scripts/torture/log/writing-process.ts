import { connect } from '../../../adapters/database/connection.ts';
import { postgresEventLog } from '../../../adapters/event-log/postgres/postgres-event-log.ts';
import type { ToWriter } from './writer.ts';

// Appends what it is asked to, and says what it was told; its clock is as wrong as it is told to be.
const database = connect(process.env['TORTURE_DATABASE'] as string);
let ahead = 0;
const log = postgresEventLog(database.pool, () => new Date(Date.now() + ahead).toISOString());

process.on('message', (message: ToWriter) => {
  if ('ahead' in message) ahead = message.ahead;
  else void log.append(message.appends)().then((answer) => process.send?.({ number: message.number, answer }));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
