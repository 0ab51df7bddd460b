import type { EventLog, Stream } from '../ports/event-log.ts';

type Reads = Pick<EventLog, 'readStreams'>;

/**
 * The log as one request uses it: what is read of a stream `before`, to see whether it is theirs, is handed on, once, to who reads
 * that stream first `after`. So a record is read once, and what is shown of it is exactly what was looked at; who reads again, as
 * after a conflict, gets it anew.
 */
export const handingOn = <Log extends Reads>(log: Log): { readonly before: Log; readonly after: Log } => {
  const read = new Map<string, ReadonlyMap<string, Stream>>();
  const isOne = (streams: readonly string[], part: unknown): streams is readonly [string] => streams.length === 1 && part === undefined;
  return {
    before: {
      ...log,
      readStreams: async (streams, part) => {
        const found = await log.readStreams(streams, part);
        if (isOne(streams, part)) read.set(streams[0], found);
        return found;
      },
    },
    after: {
      ...log,
      readStreams: async (streams, part) => {
        const found = isOne(streams, part) ? read.get(streams[0]) : undefined;
        if (found === undefined) return log.readStreams(streams, part);
        read.delete(streams[0] ?? '');
        return found;
      },
    },
  };
};
