import { readFileSync } from 'node:fs';
import pg from 'pg';
import { passwordFile, serverRole } from './initialise.ts';
import { isServing, notedServer } from './server-process.ts';

/** The database that the system's data is in. */
const databaseName = 'csms';

/** Any number that nothing else locks. */
const lock = 7_305_119;

/**
 * A connection that says "this process uses the server". Several processes may use one server (a command beside the
 * service); each holds a shared lock, which the system releases even if the process is killed.
 */
export interface Keeper {
  readonly url: string;
  readonly pid: number;
  /** Gives up use. True if nobody else uses the server, and nobody can begin to before it is stopped; undefined if the connection was lost. */
  readonly isLast: () => Promise<boolean | undefined>;
  readonly close: () => Promise<void>;
}

const urlOf = (dataFolder: string, port: number, database: string): string => {
  const password = encodeURIComponent(readFileSync(passwordFile(dataFolder), 'utf8').trim());
  return `postgresql://${serverRole}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
};

const createDatabase = async (client: pg.Client): Promise<void> => {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
  if (rowCount === 0)
    await client.query(`create database ${databaseName}`).catch((error: unknown) => {
      const isThere = ['42P04', '23505'].includes((error as { code?: string }).code ?? '');
      if (!isThere) throw error;
    });
};

/** Refused, starting up, shutting down, or gone in the middle of an answer. */
const isNotThere = (error: unknown): boolean =>
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'].includes((error as { code?: string }).code ?? '') ||
  /terminated|ended/i.test(String(error));

/** Joins the server that runs on this folder; undefined if none answers (yet, or any more). */
export const joinServer = async (dataFolder: string): Promise<Keeper | undefined> => {
  const noted = notedServer(dataFolder);
  if (noted === undefined || !isServing(noted.pid)) return undefined;
  const client = new pg.Client({ connectionString: urlOf(dataFolder, noted.port, 'postgres'), application_name: 'csms keeper' });
  client.on('error', () => undefined); // The server went away; whoever works with it notices by their own connections.
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [lock]);
    await createDatabase(client);
  } catch (error) {
    await client.end().catch(() => undefined);
    if (isNotThere(error)) return undefined;
    throw error;
  }
  // pg has them, its types don't: the connection alone shall not keep the process alive, but an answer is waited for.
  const { ref, unref } = client as unknown as Record<'ref' | 'unref', () => void>;
  unref.call(client);
  return {
    url: urlOf(dataFolder, noted.port, databaseName),
    pid: noted.pid,
    isLast: async () => {
      ref.call(client);
      const answer = await client
        .query<{ last: boolean }>('select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last', [lock])
        .catch(() => undefined);
      return answer?.rows[0]?.last;
    },
    close: async () => client.end().catch(() => undefined),
  };
};
