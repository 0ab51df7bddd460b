/** What one event is on its way in. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Stored extends Proposed {
  readonly stream: string;
  readonly revision: number;
  /** Byte at which the record begins in the log's file: positions grow with gaps. */
  readonly position: number;
  /** Instant of storing, in units of 100 ns since 1970. */
  readonly created: string;
}

export type Expectation = number | 'no-stream' | 'stream-exists' | 'any';

export type Decision =
  | { readonly kind: 'stored'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrong-version'; readonly actual: number | null }
  | { readonly kind: 'too-large'; readonly most: number };

export interface Store {
  readonly all: readonly Stored[];
  readonly streams: ReadonlyMap<string, readonly Stored[]>;
  readonly append: (stream: string, expected: Expectation, events: readonly Proposed[]) => Decision;
  /** The next time that something is stored. */
  readonly grown: () => Promise<void>;
}

/** Bytes of a record beyond its data and metadata, about. */
const frame = 120;

/**
 * A log in memory that takes appends as the server documents it: against an expected revision, and idempotent by the ids
 * of the events that follow that revision. Between the appends it writes records of its own, as the server does.
 *
 * @param most bytes that one append may hold
 */
export const store = (most = 16 * 1024 * 1024): Store => {
  const all: Stored[] = [];
  const streams = new Map<string, Stored[]>();
  let end = 0;
  let waiting: (() => void)[] = [];

  const write = (stream: string, events: readonly Proposed[]): Stored => {
    const created = String(BigInt(Date.now()) * 10_000n);
    const theirs = streams.get(stream) ?? [];
    streams.set(stream, theirs);
    for (const event of events) {
      const stored = { ...event, stream, revision: theirs.length, position: end, created };
      end += frame + event.data.length + event.metadata.length;
      theirs.push(stored);
      all.push(stored);
    }
    return theirs.at(-1) as Stored;
  };

  /** The server measures itself, and says so in its own streams. */
  const measure = (): void =>
    void write('$stats-127.0.0.1:2113', [{ id: crypto.randomUUID(), type: '$statsCollected', contentType: 'application/json', data: Buffer.from('{"proc":1}'), metadata: new Uint8Array() }]);
  measure();

  const decide = (stream: string, expected: Expectation, events: readonly Proposed[]): Decision => {
    if (events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0) > most) return { kind: 'too-large', most };
    const theirs = streams.get(stream) ?? [];
    const head = theirs.length - 1;
    const wrong: Decision = { kind: 'wrong-version', actual: head < 0 ? null : head };
    if (expected === 'stream-exists' && head < 0) return wrong;
    const after = expected === 'no-stream' ? -1 : typeof expected === 'number' ? expected : head;
    if (after > head) return wrong;
    if (after < head) {
      const standing = events.map(({ id }, n) => (theirs[after + 1 + n]?.id === id ? theirs[after + 1 + n] : undefined));
      const last = standing.at(-1);
      return last && standing.every((each) => each !== undefined) ? { kind: 'stored', revision: last.revision, position: last.position } : wrong;
    }
    const { revision, position } = write(stream, events);
    if (all.length % 5 === 0) measure();
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
    return { kind: 'stored', revision, position };
  };

  return { all, streams, append: decide, grown: () => new Promise((tell) => waiting.push(tell)) };
};
