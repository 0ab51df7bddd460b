import { isLeft } from 'fp-ts/lib/Either.js';
import { decode } from '../../../application/participant-codec.ts';
import { participantStreams } from '../../../application/participant-id.ts';
import type { EventLog, RecordedEvent } from '../../../application/ports/event-log.ts';

/** Events at a time. */
export const atOnce = 1_000;

export const inOrder = (log: EventLog): AsyncIterable<readonly RecordedEvent[]> => eventsOf(log.readAll(0, atOnce));

/** The ways to read all of the log, by name. */
export const readings: Readonly<Record<string, (log: EventLog) => AsyncIterable<readonly RecordedEvent[]>>> = {
  'in order': inOrder,
  'by prefix': (log) => eventsOf(log.readAll(0, atOnce, { streamPrefix: participantStreams })),
  'by type': (log) => eventsOf(log.readAll(0, atOnce, { types: ['registered', 'result-recorded'] })),
  'by stream': async function* (log) {
    for await (const streams of log.readByStream(participantStreams, {}, atOnce)) yield streams.flatMap(({ events }) => events);
  },
};

async function* eventsOf(stretches: ReturnType<EventLog['readAll']>): AsyncIterable<readonly RecordedEvent[]> {
  for await (const { events } of stretches) yield events;
}

/** Decodes what a reading brings, and answers with how many events there were. */
export const decodeAll = async (reading: AsyncIterable<readonly RecordedEvent[]>): Promise<number> => {
  let count = 0;
  for await (const events of reading)
    for (const event of events) {
      if (isLeft(decode(event))) throw new Error(`Not decoded: the event at ${event.position}`);
      count++;
    }
  return count;
};
