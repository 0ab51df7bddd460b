import type { Connection, Pool, Submittable } from 'pg';
import type { Placed } from './raw.ts';

/** COPIES events into the raw table, in one transaction. */
export const copyIn = (pool: Pool, placed: readonly Placed[]): Promise<void> =>
  copyLines(pool, 'copy raw.events (stream, revision, id, type, version, data, metadata) from stdin', placed, line);

/** COPIES things as a statement takes them, each as a line. */
export const copyLines = async <A>(pool: Pool, statement: string, things: readonly A[], lineOf: (thing: A) => string): Promise<void> => {
  const client = await pool.connect();
  try {
    await new Promise<void>((resolve, reject) => client.query(copy(statement, chunksOf(things, lineOf), resolve, reject)));
  } finally {
    client.release();
  }
};

const perChunk = 500;

function* chunksOf<A>(things: readonly A[], lineOf: (thing: A) => string): Iterable<Buffer> {
  for (let i = 0; i < things.length; i += perChunk) yield Buffer.from(things.slice(i, i + perChunk).map(lineOf).join(''));
}

const line = ({ stream, revision, event }: Placed): string =>
  `${stream}\t${revision}\t${event.id}\t${event.type}\t${event.version}\t${escaped(JSON.stringify(event.data))}\t${escaped(JSON.stringify(event.metadata))}\n`;

/** JSON text holds no tabs or line ends of its own. */
export const escaped = (json: string): string => json.replaceAll('\\', '\\\\');

/** The driver has the messages of COPY, and no query that sends them. */
interface CopyConnection extends Connection {
  readonly sendCopyFromChunk: (chunk: Buffer) => void;
  readonly endCopyFrom: () => void;
}

const copy = (text: string, chunks: Iterable<Buffer>, resolve: () => void, reject: (error: Error) => void): Submittable =>
  ({
    submit: (connection: Connection) => connection.query(text),
    handleCopyInResponse: (connection: CopyConnection) => {
      for (const chunk of chunks) connection.sendCopyFromChunk(chunk);
      connection.endCopyFrom();
    },
    handleCommandComplete: () => undefined,
    handleReadyForQuery: resolve,
    handleError: reject,
  }) as unknown as Submittable;
