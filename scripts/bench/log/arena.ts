import { randomBytes } from 'node:crypto';
import pg, { type Pool } from 'pg';
import { connect, type Database } from '../../../adapters/database/connection.ts';
import { durable } from '../../../adapters/database/embedded/settings.ts';
import { startThrowaway } from '../../../adapters/database/embedded/throwaway.ts';
import { migrate } from '../../../adapters/database/migrate.ts';
import { postgresEventLog } from '../../../adapters/event-log/postgres/postgres-event-log.ts';
import { openSystem, type System } from '../../../adapters/system.ts';
import type { EventLog } from '../../../application/ports/event-log.ts';
import { loadPeer, type Peer, type PeerStore } from './peer.ts';
import { rawSchema } from './raw.ts';

/** A fresh database with the tables of all contenders. */
export interface Ground {
  readonly url: string;
  readonly log: EventLog;
  readonly store: PeerStore;
  /** The connections of the raw statements; as many as the others have. */
  readonly pool: Pool;
  /** The whole system on it, opened when it is first asked for. */
  readonly system: () => Promise<System>;
}

export interface Arena {
  /** The server's version and settings. */
  readonly server: string;
  readonly peer: Peer;
  /** Smaller, for a first look. */
  readonly quick: boolean;
  /** Milliseconds that a pass lasts, where it is time that bounds it. */
  readonly passTime: number;
  readonly say: (text: string) => void;
  /** A new ground, empty or a copy of another that is left for good. */
  readonly ground: (template?: Ground) => Promise<Ground>;
  /** Gives a ground's disk back. */
  readonly drop: (ground: Ground) => Promise<void>;
  /** Stops the server, and with it goes all that it held. */
  readonly close: () => Promise<void>;
}

/** Starts a server of its own, with the settings that the system's own server has. */
export const openArena = async ({ quick, passTime, say }: Pick<Arena, 'quick' | 'passTime' | 'say'>): Promise<Arena> => {
  const peer = await loadPeer(say);
  const server = await startThrowaway(durable);
  const main = connect(server.url);
  const open = new Map<Ground, () => Promise<void>>();

  const leave = async (ground: Ground): Promise<void> => {
    await open.get(ground)?.();
    open.delete(ground);
  };

  const ground = async (template?: Ground): Promise<Ground> => {
    if (template) await leave(template);
    const url = new URL(server.url);
    const name = `bench_${randomBytes(6).toString('hex')}`;
    await main.pool.query(`create database ${name} template ${template ? new URL(template.url).pathname.slice(1) : 'template0'}`);
    url.pathname = `/${name}`;
    const made = await openGround(peer, url.href, template === undefined);
    open.set(made.ground, made.close);
    return made.ground;
  };

  const drop = async (ground: Ground): Promise<void> => {
    await leave(ground);
    await main.pool.query(`drop database ${new URL(ground.url).pathname.slice(1)}`);
  };

  const close = async (): Promise<void> => {
    for (const each of open.keys()) await leave(each);
    await main.close();
    await server.stop();
  };

  return { server: await described(main), peer, quick, passTime, say, ground, drop, close };
};

const openGround = async (peer: Peer, url: string, isNew: boolean) => {
  const ours = connect(url);
  const [pool, peerPool] = [plainPool(url, ours.pool), plainPool(url, ours.pool)];
  const store = peer.getPostgreSQLEventStore(url, { connectionOptions: { pool: peerPool } });
  const log = postgresEventLog(ours.pool, () => new Date().toISOString());
  if (isNew) {
    await migrate(ours.db);
    await store.schema.migrate();
    await pool.query(rawSchema);
  }
  let opened: Promise<System> | undefined;
  const system = (): Promise<System> => (opened ??= openSystem({ ...unset, databaseUrl: url }));
  const close = async (): Promise<void> => {
    await (await opened)?.close();
    await log.close();
    await store.close();
    await Promise.all([ours.close(), pool.end(), peerPool.end()]);
  };
  return { ground: { url, log, store, pool, system }, close };
};

const unset = { dataFolder: undefined, eventLogUrl: undefined, identityKey: 'bench'.repeat(7), today: undefined, checkpoints: undefined, checkpointKey: 'bench' };

/** As the driver has it by itself, and as large as another. */
const plainPool = (url: string, like: Pool): Pool => new pg.Pool({ connectionString: url, max: like.options.max }).on('error', () => undefined);

const shown = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers'];

const described = async ({ pool }: Database): Promise<string> => {
  const { rows } = await pool.query<{ name: string; value: string }>('select name, current_setting(name) as value from unnest($1::text[]) name', [shown]);
  return `PostgreSQL ${rows.map(({ name, value }) => (name === 'server_version' ? value : `${name} ${value}`)).join(', ')}`;
};
