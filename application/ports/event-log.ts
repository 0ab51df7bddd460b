import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

/** Where a stream ends: the number of its last record (0 for the first) and that record's digest. */
export interface StreamHead {
  readonly revision: number;
  readonly digest: string;
}

/** What the writer believes of a stream: that it does not exist yet, or that it ends at this head. */
export type Expected = 'no-stream' | StreamHead;

/** Who acted: a person in a role at an organisation, or the system itself. */
export interface Actor {
  readonly user: string;
  readonly role: string;
  readonly organisation: string;
}

/** A rule that a decision rests on, with the policy value that was in force. Text and source are in the rule book. */
export interface Citation {
  readonly rule: string;
  readonly value?: string;
}

/** Kept with every event: who, in answer to what, on which rules. */
export interface Metadata {
  readonly actor: Actor;
  /** Id of the command (or Idempotency-Key) whose decision made this event. */
  readonly commandId: string;
  /** What caused the command: a file and line, a day's run, an event id. */
  readonly cause: string;
  /** The same for everything that one request or run brought about. */
  readonly correlationId: string;
  readonly policyVersion: string;
  readonly rules: readonly Citation[];
  readonly warnings: readonly string[];
}

export interface NewEvent {
  /** UUID. The same id appended again is the same event, and is stored once. */
  readonly id: string;
  readonly type: string;
  /** Version of the shape of `data`, from 1. */
  readonly version: number;
  readonly data: unknown;
  readonly metadata: Metadata;
}

export interface RecordedEvent extends NewEvent {
  /**
   * Place in the whole log, above 0 and growing: whoever has read up to p has read everything up to p. Counts the events, from
   * 1, where a filling's guarantees say so. Only what the log has given out may be handed back to it.
   */
  readonly position: number;
  readonly stream: string;
  /** Place in the stream, from 0, contiguous. */
  readonly revision: number;
  /** Instant (ISO 8601, UTC) at which the log took it in. */
  readonly recordedAt: string;
  /** SHA-256 (hex) over this record's content and the digest of the stream's previous record. */
  readonly digest: string;
}

/** What happened, without who, why, when it was taken in and the digests: all that a read model is made of. */
export type Happening = Omit<RecordedEvent, 'metadata' | 'recordedAt' | 'digest'>;

export interface StreamAppend {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly NewEvent[];
  /** Must stand before the others of its append do, should a log be unable to store them all at once. */
  readonly ahead?: boolean;
}

export interface Appended {
  /** Position of the last event of this append; a read model that has reached it shows its effect. */
  readonly position: number;
  readonly heads: ReadonlyMap<string, StreamHead>;
}

export type AppendFailure =
  /** Somebody else wrote meanwhile. Nothing of this append was stored, as far as the filling's guarantees go. */
  | { readonly kind: 'conflict'; readonly stream: string; readonly actual: Expected }
  /** The log could not be reached or gave no answer: it may or may not be stored. Append again with the same ids. */
  | { readonly kind: 'unavailable'; readonly cause: Error };

export interface Stream {
  /** Where the stream ended when the newest of these events was its last: the present end, where they are all of it. */
  readonly head: Expected;
  readonly events: readonly RecordedEvent[];
}

/** What the log held when it reached a position, and at an instant. Where neither is said, all that it holds. */
export interface Moment {
  readonly position?: number;
  /**
   * Instant (ISO 8601, UTC). A stream stood then where the last event recorded by then left it: machines' clocks jump and
   * differ, the order of a stream doesn't.
   */
  readonly recordedBy?: string;
}

/** Which part of a stream. Where nothing is said, all of it, oldest first. */
export interface Part {
  readonly upTo?: Moment;
  /** Oldest or newest first. */
  readonly direction?: 'forwards' | 'backwards';
  /** Revision of the first event to read, in that direction. */
  readonly from?: number;
  /** Most events of each stream. */
  readonly limit?: number;
}

/** Some of the log: the streams whose names begin like this, or the events of these types. */
export type Filter = { readonly streamPrefix: string } | { readonly types: readonly string[] };

/** A piece of the log, in order. */
export interface Stretch {
  /** Whoever has taken these events has taken all there are up to this position, and may go on after it. */
  readonly upTo: number;
  /** None: what was passed over does not fit the filter. */
  readonly events: readonly RecordedEvent[];
}

/** What a filling promises beyond what all of them do. The application is right under the least of it. */
export interface Guarantees {
  /** Positions count the events, from 1. Otherwise they grow with gaps. */
  readonly contiguousPositions: boolean;
  /**
   * An append is stored in all of its streams or in none. Otherwise that holds of each stream by itself: a failure may leave
   * some streams written, those that go `ahead` before any other, and the same append again writes the rest.
   */
  readonly atomicAcrossStreams: boolean;
  /** An event id stands once in the whole log. Otherwise once in a stream. */
  readonly idsUniqueAcrossStreams: boolean;
  /** `readByStream` goes by the streams' names (by code point). Otherwise by where they begin. */
  readonly streamsInOrderOfNames: boolean;
}

export interface EventLog {
  /**
   * All of these streams or none, as far as the filling's guarantees go. Stored already (same ids, same streams): answers as
   * it did the first time; a stream that holds a part of its events is a conflict. Throws on what is a bug of the caller: no streams or no events, a stream or an id twice, an id
   * that is no UUID, a name that is empty, longer than 250 characters or holds control characters.
   */
  readonly append: (appends: readonly StreamAppend[]) => TaskEither<AppendFailure, Appended>;
  /** Many streams at once, each whole and in order, or the same part of each. Unknown streams come back empty. */
  readonly readStreams: (streams: readonly string[], part?: Part) => Promise<ReadonlyMap<string, Stream>>;
  /**
   * The log in order after a position, or what fits a filter, in stretches of at most `limit` events; ends at the end of the
   * log as it stood when asked, and the last stretch says so. Without a filter none is empty.
   */
  readonly readAll: (after: number, limit: number, filter?: Filter) => AsyncIterable<Stretch>;
  /** Every stream whose name begins with `prefix`, each whole or as it stood at a moment, in one order; a batch holds about `limit` events and never part of a stream. */
  readonly readByStream: (prefix: string, upTo: Moment, limit: number) => AsyncIterable<readonly Stream[]>;
  /** As `readByStream`, up to a position, with nothing but what happened: cheaper by far where all of the log is read. */
  readonly readHappenings: (prefix: string, upTo: number, limit: number) => AsyncIterable<readonly (readonly Happening[])[]>;
  /** As `readStreams`, up to a position, likewise; oldest first. */
  readonly readHappeningsIn: (streams: readonly string[], upTo: number) => Promise<ReadonlyMap<string, readonly Happening[]>>;
  /** Position of the last event; 0 when empty. */
  readonly head: () => Promise<number>;
}
