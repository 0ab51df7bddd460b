import { connect } from '../../../adapters/database/connection.ts';
import type { Chance } from '../../chance.ts';
import type { Load } from './load.ts';
import { canLimitFiles, type Victim } from './server.ts';
import { moments, type Wire } from './wire.ts';
import type { Writer } from './writer.ts';

export interface Scene {
  readonly dice: Chance;
  readonly server: Victim;
  readonly wire: Wire;
  /** Those alive, at least two. */
  readonly writers: Writer[];
  readonly load: Load;
}

/** Strikes, and puts right again what does not come right by itself. */
type Fault = (scene: Scene) => Promise<void>;

const writerKilled: Fault = ({ dice, writers }) => {
  const [writer] = writers.splice(dice.below(writers.length), 1);
  return writer?.kill() ?? Promise.resolve();
};

const serverKilled: Fault = ({ server }) => {
  server.kill();
  return server.revive();
};

const backendKilled: Fault = async ({ dice, server, load }) => {
  const trouble = load.inDoubt();
  server.killSome((pids) => [dice.oneOf(pids)]);
  await trouble;
  await server.revive();
};

const connectionCut: Fault = ({ dice, wire }) => wire.cutNext(dice.oneOf(moments), dice.below(1_000) / 1_000);

/** The server finds no room when it has stored everything of an append but its end: SQLSTATE 53100, as for ENOSPC. */
const diskFull: Fault = async ({ server, load }) => {
  const trouble = load.inDoubt();
  await asked(server, `
    create function no_room() returns trigger language plpgsql as $$ begin raise exception 'No space left on device' using errcode = 'disk_full'; end $$;
    create trigger no_room after insert on event_log.events for each statement execute function no_room()`);
  await trouble;
  await asked(server, 'drop trigger no_room on event_log.events; drop function no_room()');
};

/** The system refuses the server's next write past a little more than it has (EFBIG): to the table, or to the write-ahead log, which ends the server. */
const filesLimited: Fault = async ({ dice, server, load }) => {
  const [row] = await asked(server, `select pg_relation_size('event_log.events')::int as size`);
  const trouble = load.inDoubt();
  server.limitFiles((row?.['size'] ?? 0) + 65_536 * dice.below(4));
  await trouble;
  server.limitFiles(null);
  await server.revive();
};

const clockJumps: Fault = ({ dice, writers }) => {
  for (const writer of writers) writer.setClock((dice.below(96) - 48) * 3_600_000);
  return Promise.resolve();
};

const asked = async (server: Victim, sql: string): Promise<readonly Record<string, number>[]> => {
  const database = connect(server.url());
  try {
    return (await database.pool.query<Record<string, number>>(sql)).rows;
  } finally {
    await database.close();
  }
};

/** What can happen on this machine. */
export const faults: Readonly<Record<string, Fault>> = {
  'a writing process killed': writerKilled,
  'the server killed': serverKilled,
  'one of the server’s processes killed': backendKilled,
  'a connection cut in the middle of an append': connectionCut,
  'no room on the disk (SQLSTATE 53100)': diskFull,
  ...(canLimitFiles() ? { 'no room for a file (EFBIG, by prlimit)': filesLimited } : {}),
  'the clocks jump': clockJumps,
};
