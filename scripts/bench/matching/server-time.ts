import { readFileSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';

/** Ticks of Linux's clock of a process, in milliseconds. */
const tick = 10;

/** Of a process, as Linux tells it: from its state on. */
const stat = (pid: number | string): readonly string[] => readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');

/** Milliseconds of processor that the server's processes took so far, those for these connections and all that have ended; not a number where the machine does not tell. */
export const serverTime = async (db: Kysely<unknown>): Promise<number> => {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where datname = current_database() and backend_type in ('client backend', 'parallel worker')`.execute(db);
  try {
    const [, server = ''] = stat(rows[0]?.pid ?? '');
    const [ended, endedSystem] = stat(server).slice(13);
    return rows.map(({ pid }) => stat(pid).slice(11)).reduce((sum, [user, system]) => sum + Number(user) + Number(system), Number(ended) + Number(endedSystem)) * tick;
  } catch {
    return NaN;
  }
};
