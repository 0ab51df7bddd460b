import { isLeft } from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { checkSample } from '../../domain/participant/check-sample.ts';
import { type Command, command } from '../../domain/participant/commands.ts';
import { eventData, isEventType, type ParticipantEvent } from '../../domain/participant/events.ts';
import { fold } from '../../domain/participant/evolve.ts';
import { isPaused, nextTestDueDate, type Participant, recallStatus } from '../../domain/participant/participant.ts';
import { ruleBook } from '../../domain/rules/book.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { nothingToTell } from '../../domain/to-be-told/follow.ts';
import { failsafe } from '../../projections/failsafe/rows.ts';
import { nonResponders } from '../../projections/non-responders/rows.ts';
import type { History } from '../../projections/participant-history.ts';
import { priorNotificationList } from '../../projections/prior-notification-list/rows.ts';
import { toReview } from '../../projections/to-review/rows.ts';
import { validation } from '../../projections/validation/rows.ts';
import { daysDue, momentOf } from '../lives/live.ts';
import { answerOf, refusing, silence, unregistered } from '../scenarios/answers.ts';
import type { Answer, ListName, Observation, Person, World } from '../scenarios/world.ts';

const policy = programmePolicy;

/** Nothing but the domain, and what the lists make of a record: no log, no database. A place is a number of events. */
export const pureWorld: World = {
  person: (): Person => {
    const happened: ParticipantEvent[] = [];
    let lastRun: CivilDate | null = null;
    const record = () => fold(happened);
    const act = (asked: Command, on: CivilDate): Answer => {
      const { decided, events } = momentOf(record(), on, asked, policy);
      events.forEach(mustBeWritable);
      happened.push(...events);
      const answer = isLeft(decided) ? refusing(decided.left) : answerOf(decided.right);
      answer.rules.forEach(mustBeInBook);
      return answer;
    };
    return {
      carryOut: (asked, on) => {
        lastRun = on;
        return Promise.resolve(act(asked, on));
      },
      runDays: (until) => {
        const rules: string[] = [];
        for (let day = lastRun && daysDue(record(), lastRun, policy); day !== null && day <= until; day = daysDue(record(), day, policy))
          rules.push(...act(command('carry-out-day', {}), day).rules);
        lastRun &&= until;
        return Promise.resolve(rules);
      },
      checkSample: (sample) => {
        const now = record();
        if (now.kind !== 'participant') return Promise.resolve(unregistered);
        const advice = checkSample(now, sample, policy);
        return Promise.resolve(isLeft(advice) ? refusing(advice.left) : { ...silence, rules: advice.right.rules.map(({ rule }) => rule) });
      },
      look: (on, since) => {
        const now = record();
        if (now.kind !== 'participant') throw new Error('Nobody is looked at');
        const letters = happened.slice(since).flatMap(({ type, data }) => (type === 'letter-requested' ? [data.letter] : []));
        return Promise.resolve({ ...observationOf(now), lists: listsOf({ record: now, letters: [], toBeTold: nothingToTell, lastDeferral: null }, on), letters });
      },
      place: () => happened.length,
    };
  },
};

const mustBeWritable = ({ type, data }: ParticipantEvent): void => {
  if (!isEventType(type) || !eventData[type].is(data)) throw new Error(`No event: ${JSON.stringify({ type, data })}`);
};

const mustBeInBook = (rule: string): void => {
  if (!Object.hasOwn(ruleBook, rule)) throw new Error(`No rule: ${rule}`);
};

const observationOf = (p: Participant): Omit<Observation, 'lists' | 'letters'> => ({
  nextTestDueDate: nextTestDueDate(p),
  recallType: p.schedule.recallType,
  recallStatus: recallStatus(p),
  registration: p.inactive === null ? 'active' : 'inactive',
  ceaseReason: p.ceased?.reason ?? null,
  paused: isPaused(p),
  referral: p.referral === null ? null : { weeks: p.referral.weeks },
  nonResponderCount: p.nonResponderCount,
  deferralsInARow: p.deferralsInARow,
});

const lists = { pnl: priorNotificationList, 'non-responders': nonResponders, 'to-review': toReview(policy), validation, failsafe };

const listsOf = (history: History, on: CivilDate): readonly ListName[] =>
  (Object.keys(lists) as ListName[]).filter((name) =>
    lists[name].rows('', history, { revision: 0, position: 0 }).some((row) => name !== 'to-review' || (row as { listed_until: string }).listed_until > on),
  );
