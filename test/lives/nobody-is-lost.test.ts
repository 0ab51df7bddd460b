import { describe, expect, it } from 'vitest';
import type { ParticipantEvent } from '../../domain/participant/events.ts';
import { evolve } from '../../domain/participant/evolve.ts';
import { nextStep } from '../../domain/participant/next-step.ts';
import { isPaused, type Participant, type ParticipantRecord } from '../../domain/participant/participant.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { anyLife } from './any-life.ts';
import { everyLife, minutes } from './every-life.ts';
import { live, type Moment } from './live.ts';

const isCallable = ({ optedIn, demographics: { gender } }: Participant) => optedIn || gender === 'female' || gender === 'indeterminate';

/** A suspended person is looked after whether or not they would be called. */
const isOwedSomething = (p: Participant) =>
  p.inactive === null && p.ceased === null && (isCallable(p) || p.schedule.recallType === 'suspended');

const isOnWorklist = (p: Participant) => p.refused.length > 0 || p.failsafeSince !== null;

const unpaused = (p: Participant): Participant => ({ ...p, pausedByHand: null, refused: [] });

const losesSomebody = ({ after }: Moment): boolean => {
  if (after.kind !== 'participant' || !isOwedSomething(after)) return false;
  const isSilent = nextStep(after, programmePolicy) === null && !isOnWorklist(after);
  const staysSilent = after.failsafeSince === null && nextStep(unpaused(after), programmePolicy) === null;
  return (isSilent && !isPaused(after)) || staysSilent;
};

const invitations = new Set(['PA1', 'PA2', 'PA3', 'PA4']);

/** What must not reach this person, by what they are when it is asked for. */
const isUnwelcome = (record: ParticipantRecord, event: ParticipantEvent): boolean => {
  if (record.kind !== 'participant') return false;
  const isCalling = event.type === 'invited' || event.type === 'reminded' || (event.type === 'letter-requested' && invitations.has(event.data.letter));
  const isAnyLetter = event.type === 'letter-requested';
  return (
    (isAnyLetter && (record.inactive !== null || isPaused(record))) ||
    (isCalling && (record.ceased !== null || record.inactive !== null || isPaused(record) || !isCallable(record)))
  );
};

const unwelcome = ({ before, events }: Moment): readonly ParticipantEvent[] => {
  let record = before;
  return events.filter((event) => {
    const found = isUnwelcome(record, event);
    record = evolve(record, event);
    return found;
  });
};

/**
 * Whoever is active, called and not ceased has a next step, or stands on a worklist, or will have a step when a pause ends.
 * Nobody ceased, inactive or paused is invited or reminded; nobody inactive or paused is written to.
 */
describe('over any life', () => {
  it('nobody is lost, and nobody is written to who should not be', () => {
    everyLife(anyLife, (life) => {
      const moments = live(life);
      expect({ lost: moments.find(losesSomebody), unwelcome: moments.flatMap(unwelcome) }).toEqual({ lost: undefined, unwelcome: [] });
    });
  }, minutes);
});
