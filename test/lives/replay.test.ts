import { isRight } from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { eventData, type ParticipantEvent } from '../../domain/participant/events.ts';
import { fold } from '../../domain/participant/evolve.ts';
import { anyLife } from './any-life.ts';
import { everyLife } from './every-life.ts';
import { live } from './live.ts';

/** As a log stores it and gives it back. */
const storedAndRead = ({ type, data }: ParticipantEvent): ParticipantEvent => {
  const decoded = eventData[type].decode(JSON.parse(JSON.stringify(data)));
  if (!isRight(decoded)) throw new Error(`a ${type} that its codec does not take: ${JSON.stringify(data)}`);
  return { type, data: decoded.right } as ParticipantEvent;
};

describe('over any life', () => {
  it('every event fits its codec, and the events read again lead to the same participant', () => {
    everyLife(
      anyLife,
      (life) => {
        const moments = live(life);
        const events = moments.flatMap((moment) => moment.events);
        expect(fold(events.map(storedAndRead))).toEqual(moments.at(-1)?.after);
      },
      0.15,
    );
  });
});
