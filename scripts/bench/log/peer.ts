import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pool } from 'pg';
import type { NewEvent } from '../../../application/ports/event-log.ts';

/** An event as the peer takes it. */
export type PeerEvent = Pick<NewEvent, 'type' | 'data' | 'metadata'>;

export interface PeerStore {
  readonly appendToStream: (stream: string, events: readonly PeerEvent[], options: { readonly expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' }) => Promise<unknown>;
  readonly schema: { readonly migrate: () => Promise<unknown> };
  readonly close: () => Promise<void>;
}

/** As much of the peer's interface as is used here; its types come with it, and it is not there when ours are checked. */
export interface Peer {
  readonly version: string;
  readonly getPostgreSQLEventStore: (url: string, options: { readonly connectionOptions: { readonly pool: Pool } }) => PeerStore;
  readonly postgreSQLEventStoreConsumer: (options: PeerConsumerOptions) => {
    readonly reactor: (options: { readonly processorId: string; readonly startFrom: 'BEGINNING'; readonly eachMessage: () => void }) => unknown;
    readonly start: () => Promise<void>;
    readonly close: () => Promise<void>;
  };
  readonly pongoSingleStreamProjection: <Document>(options: {
    readonly collectionName: string;
    readonly canHandle: readonly string[];
    readonly initialState: () => Document;
    readonly evolve: (document: Document, event: PeerEvent) => Document;
  }) => PeerProjection;
  readonly rebuildPostgreSQLProjections: (options: Omit<PeerConsumerOptions, 'stopWhen'> & { readonly projections: readonly PeerProjection[] }) => {
    readonly start: () => Promise<void>;
    readonly close: () => Promise<void>;
  };
  readonly CommandHandler: <State, Event>(options: { readonly evolve: (state: State, event: Event) => State; readonly initialState: () => State }) => (
    store: PeerStore,
    stream: string,
    decide: (state: State) => readonly (Event & PeerEvent)[],
  ) => Promise<unknown>;
}

/** How the peer makes documents of events; of no further interest here. */
interface PeerProjection {
  readonly name?: string;
}

interface PeerConsumerOptions {
  readonly connectionString: string;
  readonly stopWhen: { readonly noMessagesLeft: true };
  readonly pulling: { readonly batchSize: number; readonly pullingFrequencyInMs: number };
}

const root = join(import.meta.dirname, '../../..');
const { version: driver } = JSON.parse(readFileSync(join(root, 'node_modules/pg/package.json'), 'utf8')) as { readonly version: string };

/** What is installed, in a folder of its own: never a dependency of the project. With our version of the driver. */
const dependencies = { '@event-driven-io/emmett': '0.42.0', '@event-driven-io/emmett-postgresql': '0.42.0', '@event-driven-io/pongo': '0.16.11', pg: driver };
const folder = join(root, '.bench', `emmett-${dependencies['@event-driven-io/emmett-postgresql']}-pg-${driver}`);

/** Installs the peer the first time, and loads it. */
export const loadPeer = async (say: (text: string) => void): Promise<Peer> => {
  const installed = join(folder, 'installed');
  if (!existsSync(installed)) {
    say(`installing the peer in ${folder}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    writeFileSync(installed, '');
  }
  const load = async (name: string): Promise<object> =>
    (await import(pathToFileURL(join(folder, 'node_modules/@event-driven-io', name, 'dist/index.js')).href)) as object;
  const version = `@event-driven-io/emmett-postgresql ${dependencies['@event-driven-io/emmett-postgresql']}`;
  return { ...(await load('emmett')), ...(await load('emmett-postgresql')), version } as unknown as Peer;
};

export const asPeerEvent = ({ type, data, metadata }: NewEvent): PeerEvent => ({ type, data, metadata });
