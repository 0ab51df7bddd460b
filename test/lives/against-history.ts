import { isDeepStrictEqual } from 'node:util';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { ParticipantEvent } from '../../domain/participant/events.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import { arrived, type Asked, askedBy } from './history.ts';
import type { Moment } from './live.ts';

/** What somebody's record says, to compare with what their history asks for. */
export const saidOf = ({ ceased, schedule: { recallType, nextTestDueDate } }: Participant) =>
  ceased === null ? { recallType, nextTestDueDate } : { recallType: 'ceased' };

const setByResults: ReadonlySet<string> = new Set(['result', 'result-withdrawn']);

interface Astray {
  readonly on: CivilDate;
  readonly said: unknown;
  readonly asked: Asked;
}

/** Moments after which recall type and next test due date, where results have set them, are not what all tests so far ask for. */
export const againstHistory = (moments: readonly Moment[]): readonly Astray[] => {
  const events: ParticipantEvent[] = [];
  return moments.flatMap((moment) => {
    events.push(...moment.events);
    const { after } = moment;
    if (moment.events.length === 0 || after.kind !== 'participant' || after.ceased !== null || !setByResults.has(after.schedule.basis)) return [];
    const said = saidOf(after);
    const asked = askedBy(arrived(events), after.demographics.dateOfBirth);
    return asked === null || isDeepStrictEqual(said, asked) ? [] : [{ on: moment.on, said, asked }];
  });
};
