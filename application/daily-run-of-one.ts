import * as E from 'fp-ts/lib/Either.js';
import { addDays, type CivilDate, latest } from '../domain/dates/civil-date.ts';
import { nextStep } from '../domain/participant/next-step.ts';
import type { Participant } from '../domain/participant/participant.ts';
import { lastDay, partOfDay } from './daily-run/one-day.ts';
import type { ParticipantId } from './participant-id.ts';
import { carryOut } from './participants/carry-out.ts';
import { load } from './participants/load.ts';
import type { Failure, Outcome } from './participants/outcome.ts';
import { follow, standings } from './participants/standing.ts';
import type { ParticipantsDeps } from './participants/work.ts';

/**
 * One participant's part of every day's run after the day on which something last happened to them, up to a day, without
 * a read model and without touching what the run of everybody has done. Answers with each day's outcome, oldest first.
 * Throws when the log gives no answer.
 */
export const dailyRunOfOne =
  (deps: ParticipantsDeps) =>
  async (participantId: ParticipantId, until: CivilDate): Promise<E.Either<Failure, readonly Outcome[]>> => {
    const standing = follow(standings(await load(deps.log)([participantId])), participantId);
    if (E.isLeft(standing)) return standing;
    const { record, trail } = standing.right;
    if (record.kind !== 'participant') return E.left({ kind: 'not-found' });
    const outcomes: Outcome[] = [];
    let now: Participant = record;
    let day = dayToRun(now, lastDay(trail) as CivilDate, deps);
    while (day !== null && day <= until) {
      const [answer] = await carryOut(deps)([partOfDay(day, deps.policy)(participantId)])();
      if (answer === undefined || E.isLeft(answer)) return answer ?? E.left({ kind: 'not-found' });
      outcomes.push(answer.right);
      now = answer.right.record;
      day = dayToRun(now, day, deps);
    }
    return E.right(outcomes);
  };

/** The first day after one on which the run has something to do; null when it never has. */
const dayToRun = (p: Participant, after: CivilDate, { policy }: ParticipantsDeps): CivilDate | null => {
  const next = nextStep(p, policy);
  return next === null ? null : latest(next.on, addDays(after, 1));
};
