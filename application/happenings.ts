import type { EventLog } from './ports/event-log.ts';

type Whole = Pick<EventLog, 'readByStream' | 'readStreams'>;

/** For logs whose events cost no more to read whole. */
export const happeningsOf = ({ readByStream, readStreams }: Whole): Pick<EventLog, 'readHappenings' | 'readHappeningsIn'> => ({
  readHappenings: async function* (prefix, upTo, limit) {
    for await (const streams of readByStream(prefix, { position: upTo }, limit)) yield streams.map(({ events }) => events);
  },
  readHappeningsIn: async (names, upTo) => new Map([...(await readStreams(names, { upTo: { position: upTo } }))].map(([name, { events }]) => [name, events])),
});
