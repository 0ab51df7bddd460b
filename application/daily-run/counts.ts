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

const countedAs: { readonly [T in EventType]?: keyof Done } = {
  'listed-for-prior-notification': 'listed',
  'invited': 'invited',
  'reminded': 'reminded',
  'non-response-recorded': 'nonResponders',
  'letter-requested': 'letters',
};

/** What was brought about, without who could not be done. */
export type Done = Omit<Counts, 'passedOver'>;

export const none: Done = { due: 0, listed: 0, invited: 0, reminded: 0, nonResponders: 0, letters: 0 };

/** With one person for whom these events came about. */
export const withPerson = (counts: Done, events: readonly { readonly type: EventType }[]): Done => {
  if (events.length === 0) return counts;
  const sum = { ...counts, due: counts.due + 1 };
  for (const { type } of events) {
    const counted = countedAs[type];
    if (counted !== undefined) sum[counted] += 1;
  }
  return sum;
};

/** The counts of everything that carries this correlation id, after a position: whoever did it, and however often it was begun anew. */
export const tally = async (log: EventLog, after: number, correlationId: string): Promise<Done> => {
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
