import { readFileSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';

/** Ticks of Linux's clock of a process, in milliseconds. */
const tick = 10;

/** Milliseconds of processor that the server's processes for these connections took so far; not a number where the machine does not tell. */
export const serverTime = async (db: Kysely<unknown>): Promise<number> => {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where datname = current_database() and backend_type in ('client backend', 'parallel worker')`.execute(db);
  try {
    return rows.reduce((sum, { pid }) => {
      const [, , , , , , , , , , , user = '0', system = '0'] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
      return sum + (Number(user) + Number(system)) * tick;
    }, 0);
  } catch {
    return NaN;
  }
};
