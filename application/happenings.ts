import type { EventLog } from './ports/event-log.ts';

/** For logs whose events cost no more to read whole. */
export const happeningsOf = (readByStream: EventLog['readByStream']): EventLog['readHappenings'] =>
  async function* (prefix, upTo, limit) {
    for await (const streams of readByStream(prefix, { position: upTo }, limit)) yield streams.map(({ events }) => events);
  };
