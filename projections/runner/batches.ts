import type { EventLog, Filter, RecordedEvent, Stretch } from '../../application/ports/event-log.ts';
import type { Source } from '../projection.ts';
import { fold, nothingYet, type Subject } from './fold.ts';
import { recently } from './recently.ts';

/** The streams that a stretch of the log touched, as they stand at its end. */
export interface Batch<State> {
  readonly after: number;
  readonly upTo: number;
  readonly events: number;
  readonly subjects: readonly Subject<State>[];
}

/** The next stretch after a position, up to another; null at the end of the log. */
export type Batches<State> = (after: number, upTo: number) => Promise<Batch<State> | null>;

/** Streams whose state is kept between batches: they need not be read from their beginning when they come again. */
const keptInMind = 10_000;

/** A stream that is not in mind is read whole; so many at once, whatever they hold, bound the memory this takes. */
const streamsAtOnce = 300;

/** Reads the log batch by batch, and of each stream in a batch only what is not known yet. */
export const batches = <State>(log: EventLog, source: Source<State>, limit: number): Batches<State> => {
  const known = recently<Subject<State>>(keptInMind);
  const next = stretches(log, { streamPrefix: source.prefix }, limit);

  const before = (stream: string, { revision }: RecordedEvent): Subject<State> | undefined => {
    if (revision === 0) return nothingYet(source, stream);
    const kept = known.get(stream);
    return kept?.revision === revision - 1 ? kept : undefined;
  };

  const read = async (after: number, upTo: number): Promise<Batch<State> | null> => {
    const stretch = await next(after, upTo);
    if (stretch === null) return null;
    const { events } = stretch;
    const subjects: Subject<State>[] = [];
    const unknown: string[] = [];
    for (const [stream, theirs] of byStream(events)) {
      const from = before(stream, theirs[0]);
      if (from === undefined) unknown.push(stream);
      else subjects.push(fold(source, from, theirs));
    }
    for (let i = 0; i < unknown.length; i += streamsAtOnce)
      for (const [stream, whole] of await log.readHappeningsIn(unknown.slice(i, i + streamsAtOnce), stretch.upTo))
        subjects.push(fold(source, nothingYet(source, stream), whole));
    for (const subject of subjects) if (subject.stuck === null) known.put(subject.stream, subject);
    return { after, upTo: stretch.upTo, events: events.length, subjects };
  };

  return aheadOfTime(read, limit);
};

const byStream = (events: readonly RecordedEvent[]): ReadonlyMap<string, [RecordedEvent, ...RecordedEvent[]]> => {
  const streams = new Map<string, [RecordedEvent, ...RecordedEvent[]]>();
  for (const event of events) {
    const theirs = streams.get(event.stream);
    if (theirs === undefined) streams.set(event.stream, [event]);
    else theirs.push(event);
  }
  return streams;
};

/** Goes on in one reading of the log for as long as it is asked for what follows. */
const stretches = (log: EventLog, filter: Filter, limit: number) => {
  let reading: AsyncIterator<Stretch> | undefined;
  let at = -1;
  return async (after: number, upTo: number): Promise<Stretch | null> => {
    const goesOn = reading !== undefined && at === after;
    if (!goesOn) reading = log.readAll(after, limit, filter)[Symbol.asyncIterator]();
    let answer = await reading?.next();
    // A reading ends where the log ended when it began; there may be more by now.
    if (goesOn && answer?.done === true) {
      reading = log.readAll(after, limit, filter)[Symbol.asyncIterator]();
      answer = await reading.next();
    }
    reading = answer?.done === true ? undefined : reading;
    const stretch: Stretch | null = answer === undefined || answer.done === true ? null : answer.value;
    at = stretch?.upTo ?? -1;
    if (stretch === null || stretch.upTo <= upTo) return stretch;
    return { upTo, events: stretch.events.filter(({ position }) => position <= upTo) };
  };
};

/** While one batch is written the next is read, as long as they come full. */
const aheadOfTime = <State>(read: Batches<State>, limit: number): Batches<State> => {
  let ahead: Promise<Batch<State> | null> = Promise.resolve(null);
  return async (after, upTo) => {
    // Reading ahead that failed is tried again now, when its failure matters.
    const ready = await ahead.catch(() => null);
    const fits = ready !== null && ready.after === after && ready.upTo <= upTo;
    const batch = fits ? ready : await read(after, upTo);
    const more = batch !== null && batch.events >= limit && batch.upTo < upTo;
    ahead = more ? read(batch.upTo, upTo) : Promise.resolve(null);
    ahead.catch(() => undefined);
    return batch;
  };
};
