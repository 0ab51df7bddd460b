import * as t from 'io-ts';
import type { EventType } from '../../domain/participant/events.ts';
import type { EventLog } from '../ports/event-log.ts';

/** What a day's run brought about. */
export const Counts = t.type({
  /** People for whom something was done. */
  due: t.Integer,
  listed: t.Integer,
  invited: t.Integer,
  reminded: t.Integer,
  nonResponders: t.Integer,
  letters: t.Integer,
  /** People who were due, and for whom nothing could be done. */
  passedOver: t.Integer,
});
export type Counts = t.TypeOf<typeof Counts>;

const countedAs: { readonly [T in EventType]?: keyof Counts } = {
  'listed-for-prior-notification': 'listed',
  'invited': 'invited',
  'reminded': 'reminded',
  'non-response-recorded': 'nonResponders',
  'letter-requested': 'letters',
};

const none: Counts = { due: 0, listed: 0, invited: 0, reminded: 0, nonResponders: 0, letters: 0, passedOver: 0 };

/** The counts of everything that carries this correlation id, after a position: whoever did it, and however often it was begun anew. */
export const tally = async (log: EventLog, after: number, correlationId: string): Promise<Omit<Counts, 'passedOver'>> => {
  const counts = { ...none };
  let latest = '';
  for await (const { events } of log.readAll(after, 1000)) {
    for (const { type, metadata } of events) {
      const counted = countedAs[type as EventType];
      if (metadata.correlationId !== correlationId || !metadata.commandId.startsWith(`${correlationId}/`)) continue;
      // The events of one command stand together.
      if (metadata.commandId !== latest) counts.due += 1;
      latest = metadata.commandId;
      if (counted !== undefined) counts[counted] += 1;
    }
  }
  return counts;
};
