import { participantOf, participantStreams } from '../application/participant-id.ts';
import type { EventLog } from '../application/ports/event-log.ts';
import type { SlideNumbers } from '../application/ports/read-models.ts';

/** Who may hold a slide: anybody. Their records tell. */
export const slidesInMemory = (log: EventLog): SlideNumbers => ({
  mayHold: async () => {
    const everybody = [];
    for await (const streams of log.readByStream(participantStreams, {}, 1000))
      everybody.push(...streams.flatMap(({ events }) => participantOf(events[0]?.stream ?? '') ?? []));
    return everybody;
  },
});
