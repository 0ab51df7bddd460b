import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParticipantEvent } from '../../domain/participant/events.ts';
import { evolve } from '../../domain/participant/evolve.ts';
import { type ParticipantRecord, unknown } from '../../domain/participant/participant.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { follow, nothingToTell } from '../../domain/to-be-told/follow.ts';
import { happenings, isOpen, type Thing } from '../../domain/to-be-told/thing.ts';
import { anyLife } from './any-life.ts';
import { everyLife } from './every-life.ts';
import { live } from './live.ts';

interface Stored {
  readonly position: number;
  readonly event: ParticipantEvent;
}

const stored = (events: readonly ParticipantEvent[]): readonly Stored[] => events.map((event, position) => ({ position, event }));

const thingsOf = (all: readonly Stored[]): readonly Thing[] => {
  let record: ParticipantRecord = unknown;
  let told = nothingToTell;
  for (const { position, event } of all) {
    record = evolve(record, event);
    told = follow(told, { position, id: `${position}` }, event, record, programmePolicy);
  }
  return told.things;
};

const eventsOf = (life: Parameters<typeof live>[0]): readonly Stored[] => stored(live(life).flatMap((moment) => moment.events));
const happened = ({ what }: Thing): boolean => Object.hasOwn(happenings, what);

describe('over any life', () => {
  it('everything that has to be told has a letter or a reason for none, and every letter tells something', () => {
    everyLife(
      anyLife,
      (life) => {
        const all = eventsOf(life);
        const things = thingsOf(all);
        expect(things.filter((each) => (each.answer === null) === (each.reason === null))).toEqual([]);
        expect(things.filter((each) => !happened(each))).toEqual([]);
        const mustBeTold = all.filter(({ event: { type } }) => type === 'result-recorded' || type === 'invited' || type === 'reminded' || type === 'ceased');
        expect(things.map(({ position }) => position)).toEqual(mustBeTold.map(({ position }) => position));
      },
      0.06,
    );
  });

  it('a letter that was never asked for leaves what it would have told without letter and reason, and nothing else', () => {
    everyLife(
      fc.record({ life: anyLife, which: fc.nat(50) }),
      ({ life, which }) => {
        const all = eventsOf(life);
        const letters = thingsOf(all).filter(({ answer }) => answer !== null);
        const lost = letters[which % letters.length];
        if (lost === undefined || lost.answer === null) return;
        const { letter, position: last } = lost.answer;
        // A letter that was held is lost with the event that would have released it.
        const isOfIt = ({ position, event: { type, data } }: Stored): boolean =>
          position > lost.position && position <= last && (type === 'letter-requested' || type === 'letter-held') && data.letter === letter && data.testDate === lost.testDate;
        const without = thingsOf(all.filter((each) => !isOfIt(each)));
        expect(without.filter(isOpen).map(({ position }) => position)).toEqual([lost.position]);
        expect(without.filter((each) => !happened(each))).toEqual([]);
      },
      0.05,
    );
  });
});
