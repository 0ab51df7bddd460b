import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { defaultDataFolder } from './embedded/data-folder.ts';
import { startEmbedded } from './embedded/start.ts';
import { values } from './values.ts';

/**
 * One database, typed over its tables. Who holds one of its connections, with a transaction or a lock, may read and append to the
 * event log meanwhile. The log has connections of its own, each held for no longer than a query: were they the same, as many
 * holders as there are connections would wait for each other for ever.
 */
export interface Database<Tables = unknown> {
  readonly pool: pg.Pool;
  readonly db: Kysely<Tables>;
  /** For the event log, and the access log. */
  readonly logPool: pg.Pool;
  /** Holds the password: not for logs. */
  readonly url: string;
  /** Ends the connections, and the embedded server if this opened one. May be called twice. */
  readonly close: () => Promise<void>;
}

export interface Source {
  /** A server of one's own. */
  readonly url?: string | undefined;
  /** Else the embedded server runs on this folder, or on the project's default one. */
  readonly dataFolder?: string | undefined;
}

const project = join(import.meta.dirname, '../..');

/**
 * Most connections that one process holds, but for the event log's: more than there are works that hold one with a lock while
 * they ask for another (a rebuild of each kind of read models, and whatever only one process may do at a time).
 */
const poolSize = 24;
const logPoolSize = 8;

const poolOf = (url: string, max: number): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max, types: values, application_name: 'csms' });
  // An idle connection was lost: the pool drops it and opens another for the next query, which tells if it can't.
  pool.on('error', () => undefined);
  // One was lost while its user was busy elsewhere: their next query on it tells. Unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

/** Connects to a database by its address. The first query tells whether it answers. */
export const connect = <Tables = unknown>(url: string): Database<Tables> => {
  const [pool, logPool] = [poolOf(url, poolSize), poolOf(url, logPoolSize)];
  let closing: Promise<unknown> | undefined;
  return {
    pool,
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    logPool,
    url,
    close: async () => void (await (closing ??= Promise.all([pool.end(), logPool.end()]))),
  };
};

/** Opens the system's database: the server at `url` if there is one, else the embedded one. */
export const openDatabase = async <Tables = unknown>({ url, dataFolder }: Source = {}): Promise<Database<Tables>> => {
  if (url !== undefined) return connect<Tables>(url);
  const server = await startEmbedded({ dataFolder: dataFolder ?? defaultDataFolder(project) });
  const database = connect<Tables>(server.url);
  return { ...database, close: () => database.close().then(server.stop) };
};
