import type { Expected, RecordedEvent } from '../../../application/ports/event-log.ts';
import { headOf } from '../part-of.ts';

/** What a stream held when it was last read: where it ended, and the ids of all its events. */
export interface Standing {
  readonly head: Expected;
  readonly ids: ReadonlySet<string>;
}

/** Streams as this process last saw them. Only ever a hint: the server has the last word on where a stream ends. */
export interface Known {
  readonly get: (stream: string) => Standing | undefined;
  readonly saw: (stream: string, events: readonly RecordedEvent[]) => Standing;
  /** That these follow on what was known. */
  readonly sawMore: (stream: string, events: readonly RecordedEvent[]) => void;
}

/** @param most events of which ids are kept; the streams seen longest ago are forgotten first */
export const known = (most = 200_000): Known => {
  const streams = new Map<string, Standing>();
  let size = 0;
  /** What keeping a stream costs, in events. */
  const weight = ({ ids }: Standing): number => ids.size + 1;

  const put = (stream: string, standing: Standing): Standing => {
    const before = streams.get(stream);
    if (before) size -= weight(before);
    streams.delete(stream);
    streams.set(stream, standing);
    size += weight(standing);
    for (const [oldest, forgotten] of streams) {
      if (size <= most) break;
      streams.delete(oldest);
      size -= weight(forgotten);
    }
    return standing;
  };

  return {
    get: (stream) => streams.get(stream),
    saw: (stream, events) => put(stream, { head: headOf(events.at(-1)), ids: new Set(events.map(({ id }) => id)) }),
    sawMore: (stream, events) => {
      const before = streams.get(stream);
      const follows = before && (before.head === 'no-stream' ? -1 : before.head.revision) + 1 === events[0]?.revision;
      if (follows) put(stream, { head: headOf(events.at(-1)), ids: new Set([...before.ids, ...events.map(({ id }) => id)]) });
    },
  };
};
