import { nextStep } from '../../domain/participant/next-step.ts';
import { isPaused, type Participant } from '../../domain/participant/participant.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import type { Moment } from './live.ts';

/** By the rule of D-01, on purpose without the code that decides. */
export const isCallable = ({ optedIn, demographics: { gender } }: Participant) => optedIn || gender === 'female' || gender === 'indeterminate';

/** A suspended person is looked after whether or not they would be called. */
const isOwedSomething = (p: Participant) =>
  p.inactive === null && p.ceased === null && (isCallable(p) || p.schedule.recallType === 'suspended');

const isOnWorklist = (p: Participant) => p.refused.length > 0 || p.failsafeSince !== null;

const unpaused = (p: Participant): Participant => ({ ...p, pausedByHand: null, refused: [] });

/** Active, called and not ceased, with no next step, on no worklist, and no step even when a pause ends. */
const losesSomebody = ({ after }: Moment): boolean => {
  if (after.kind !== 'participant' || !isOwedSomething(after)) return false;
  const isSilent = nextStep(after, programmePolicy) === null && !isOnWorklist(after);
  const staysSilent = after.failsafeSince === null && nextStep(unpaused(after), programmePolicy) === null;
  return (isSilent && !isPaused(after)) || staysSilent;
};

export const lost = (moments: readonly Moment[]): readonly string[] => moments.filter(losesSomebody).map(({ on, command }) => `${on} ${command.do}`);
