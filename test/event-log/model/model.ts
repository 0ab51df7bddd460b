import { type Either, left, right } from 'fp-ts/lib/Either.js';
import type { AppendFailure, Appended, Expected, Guarantees, NewEvent, StreamAppend, StreamHead } from '../../../application/ports/event-log.ts';

export type Answer = Either<AppendFailure, Appended>;

/** The log as one would explain it: the events of each stream, and what each append that was stored was told. */
export class Model {
  readonly stored: { readonly stream: string; readonly event: NewEvent }[] = [];
  readonly heads = new Map<string, StreamHead[]>();
  readonly told: { readonly appends: readonly StreamAppend[]; readonly answer: Answer }[] = [];
  constructor(
    /** Where the log ended when the history began. */
    readonly start: number,
    readonly streams: readonly string[],
    readonly guarantees: Guarantees,
  ) {}

  head(stream: string): Expected {
    return this.heads.get(stream)?.at(-1) ?? 'no-stream';
  }

  eventsOf(stream: string): readonly NewEvent[] {
    return this.stored.filter((each) => each.stream === stream).map(({ event }) => event);
  }

  /** What must be answered; the digests of a new head are taken from the log, which the digest's own test covers, and so are positions with gaps. */
  expects(appends: readonly StreamAppend[], answer: Answer): Answer {
    const wrong = appends.filter(({ stream, expected }) => !isSame(expected, this.head(stream)));
    if (wrong.length > 0) return this.conflict(wrong, answer);
    const heads = new Map(appends.map((append) => [append.stream, this.store(append, answer._tag === 'Right' ? answer.right.heads.get(append.stream)?.digest : '')]));
    const position = this.guarantees.contiguousPositions ? this.start + this.stored.length : answer._tag === 'Right' ? answer.right.position : 0;
    const due: Answer = right({ position, heads });
    this.told.push({ appends, answer: due });
    return due;
  }

  /** The first in the way; or, where each stream is stored by itself, any. */
  private conflict(wrong: readonly StreamAppend[], answer: Answer): Answer {
    const named = answer._tag === 'Left' && answer.left.kind === 'conflict' ? answer.left.stream : '';
    const stream = (this.guarantees.atomicAcrossStreams ? undefined : wrong.find((each) => each.stream === named)?.stream) ?? wrong[0]?.stream ?? '';
    return left({ kind: 'conflict', stream, actual: this.head(stream) });
  }

  /** Where each stream is stored by itself, a conflict may leave those parts behind that were in nobody's way. */
  left(appends: readonly StreamAppend[], found: ReadonlyMap<string, Expected>): void {
    if (this.guarantees.atomicAcrossStreams) return;
    for (const append of appends.filter(({ stream, expected }) => isSame(expected, this.head(stream)))) {
      const head = found.get(append.stream);
      if (head !== undefined && head !== 'no-stream' && !isSame(head, this.head(append.stream))) this.store(append, head.digest);
    }
  }

  private store({ stream, expected, events }: StreamAppend, digest = ''): StreamHead {
    events.forEach((event) => this.stored.push({ stream, event }));
    const head = { revision: (expected === 'no-stream' ? -1 : expected.revision) + events.length, digest };
    this.heads.set(stream, [...(this.heads.get(stream) ?? []), head]);
    return head;
  }
}

const isSame = (one: Expected, other: Expected): boolean => JSON.stringify(one) === JSON.stringify(other);
